using System.IO;
using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

/// <summary>Reads and writes what a session knows.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Session")]
public sealed class TestSessionCommand : PSCmdlet
{
    [Parameter]
    public string? Path { get; set; }

    [Parameter]
    public string? LiteralPath { get; set; }

    protected override void ProcessRecord()
    {
        if (Path is not null)
        {
            WriteObject(GetResolvedProviderPathFromPSPath(Path, out ProviderInfo provider), true);
            WriteObject(provider.Name);
            return;
        }

        if (LiteralPath is not null)
        {
            string full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(LiteralPath, out ProviderInfo provider, out PSDriveInfo _);
            WriteObject(full);
            WriteObject(provider.ImplementingType.Name);
            return;
        }

        WriteObject(GetVariableValue("given"));
        WriteObject(GetVariableValue("absent", "default"));
        SessionState.PSVariable.Set("answer", 42);
        WriteObject(SessionState.PSVariable.Get("answer").Value);
        SessionState.PSVariable.Remove("given");
        WriteObject(SessionState.PSVariable.Get("given") is null);
        WriteObject(SessionState.Path.CurrentFileSystemLocation.ProviderPath == Directory.GetCurrentDirectory());
        WriteObject(Host.Name.Length > 0);
    }
}
