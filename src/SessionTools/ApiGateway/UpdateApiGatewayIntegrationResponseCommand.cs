using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.ApiGateway;
using SessionTools.Clients.ApiGateway;
using SessionTools.Common;

namespace SessionTools.Commands;

[Cmdlet(VerbsData.Update, "ApiGatewayIntegrationResponse", SupportsShouldProcess = true)]
[OutputType(typeof(IntegrationResponse))]
public sealed class UpdateApiGatewayIntegrationResponseCommand : IntegrationResponseCmdlet
{
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string IntegrationResponseId { get; set; } = null!;

    [Parameter]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? IntegrationResponseKey { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(ContentHandlingStrategyCompleter))]
    public string? ContentHandlingStrategy { get; set; }

    [Parameter]
    [Alias("ResponseParameter")]
    [StringMap]
    public IDictionary? ResponseParameters { get; set; }

    [Parameter]
    [Alias("ResponseTemplate")]
    [StringMap]
    public IDictionary? ResponseTemplates { get; set; }

    [Parameter]
    public string? TemplateSelectionExpression { get; set; }

    /// <summary>What to remove, as <see cref="MemberPath"/> writes it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Clear { get; set; }

    protected override object ErrorTarget => Target(IntegrationResponseId, IntegrationResponseKey);

    protected override void ProcessInput()
    {
        IReadOnlyList<MemberPath> cleared = ClearedMembers.Parse(
            Clear,
            (MemberPath.ContentHandlingStrategy, ContentHandlingStrategy),
            (MemberPath.ResponseParameters, ResponseParameters),
            (MemberPath.ResponseTemplates, ResponseTemplates),
            (MemberPath.TemplateSelectionExpression, TemplateSelectionExpression));
        if (!ShouldProcess($"{Target(IntegrationResponseId, null)}", "Update integration response"))
        {
            return;
        }

        IntegrationResponses responses = Responses;
        IntegrationResponseState state = Await(stop => responses.UpdateAsync(Request(), cleared, stop));
        WriteResponse(state);
        RefuseKept(cleared.Where(path => IntegrationResponseDiff.Has(state, path)).ToArray());
    }

    private UpdateIntegrationResponseRequest Request() => new()
    {
        ApiId = ApiId,
        IntegrationId = IntegrationId,
        IntegrationResponseId = IntegrationResponseId,
        IntegrationResponseKey = IntegrationResponseKey,
        ContentHandlingStrategy = ContentHandlingStrategy,
        ResponseParameters = (IReadOnlyDictionary<string, string>?)ResponseParameters,
        ResponseTemplates = (IReadOnlyDictionary<string, string>?)ResponseTemplates,
        TemplateSelectionExpression = TemplateSelectionExpression,
    };

    private static void RefuseKept(MemberPath[] kept)
    {
        if (kept.Length > 0)
        {
            throw IntegrationResponseChangeException.NotRemoved(kept);
        }
    }
}
