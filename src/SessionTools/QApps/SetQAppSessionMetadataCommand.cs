using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.QApps;
using SessionTools.QApps;

namespace SessionTools.Commands;

/// <summary>What is not given stays as it is; the operation itself takes the sharing as a whole.</summary>
[Cmdlet(VerbsCommon.Set, "QAppSessionMetadata", SupportsShouldProcess = true)]
[OutputType(typeof(QAppSessionMetadata))]
public sealed class SetQAppSessionMetadataCommand : QAppSessionCmdlet
{
    [Parameter]
    public string? SessionName { get; set; }

    /// <summary>Whether other users may take part.</summary>
    [Parameter]
    [Alias("Enabled")]
    public bool? SharingEnabled { get; set; }

    /// <summary>Whether other users may submit responses.</summary>
    [Parameter]
    public bool? AcceptResponses { get; set; }

    /// <summary>Whether all users see the responses.</summary>
    [Parameter]
    public bool? RevealCards { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessInput()
    {
        if (!Changes().Any())
        {
            WriteWarning("Nothing is given that is to change: neither -SessionName nor -SharingEnabled, -AcceptResponses or -RevealCards.");
            return;
        }

        string instanceId = CurrentInstanceId;
        UpdateQAppSessionMetadataRequest request = new()
        {
            InstanceId = instanceId,
            SessionId = SessionId,
            SessionName = SessionName,
            SharingConfiguration = Changed(CurrentSharing(instanceId)),
        };
        if (!ShouldProcess($"session {SessionId}", $"Set {string.Join(", ", Changes())}"))
        {
            return;
        }

        UpdateQAppSessionMetadataResponse answer = Call(QAppsOperations.UpdateQAppSessionMetadata, request);
        if (PassThru)
        {
            WriteObject(new QAppSessionMetadata(answer, instanceId, CurrentConnection));
        }
    }

    private SessionSharingConfiguration CurrentSharing(string instanceId)
    {
        GetQAppSessionMetadataRequest request = new() { InstanceId = instanceId, SessionId = SessionId };
        return Call(QAppsOperations.GetQAppSessionMetadata, request).SharingConfiguration;
    }

    private SessionSharingConfiguration Changed(SessionSharingConfiguration sharing) => new()
    {
        Enabled = SharingEnabled ?? sharing.Enabled,
        AcceptResponses = AcceptResponses ?? sharing.AcceptResponses,
        RevealCards = RevealCards ?? sharing.RevealCards,
    };

    private IEnumerable<string> Changes()
    {
        (string Name, object? Value)[] all =
        [
            (nameof(SessionName), SessionName),
            (nameof(SharingEnabled), SharingEnabled),
            (nameof(AcceptResponses), AcceptResponses),
            (nameof(RevealCards), RevealCards),
        ];
        foreach ((string name, object? value) in all)
        {
            if (value is not null)
            {
                yield return $"{name} to '{value}'";
            }
        }
    }
}
