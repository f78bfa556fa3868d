using System.Management.Automation;
using SessionTools.ApiGateway;
using SessionTools.Clients.ApiGateway;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.New, "ApiGatewayIntegrationResponse", SupportsShouldProcess = true)]
[OutputType(typeof(IntegrationResponse))]
public sealed class NewApiGatewayIntegrationResponseCommand : WholeResponseCmdlet
{
    protected override void ProcessInput()
    {
        if (!ShouldProcess($"'{IntegrationResponseKey}' of {Scope}", "Create integration response"))
        {
            return;
        }

        CreateIntegrationResponseRequest request = new()
        {
            ApiId = ApiId,
            IntegrationId = IntegrationId,
            IntegrationResponseKey = IntegrationResponseKey,
            ContentHandlingStrategy = Given(ContentHandlingStrategy),
            ResponseParameters = Parameters,
            ResponseTemplates = Templates,
            TemplateSelectionExpression = Given(TemplateSelectionExpression),
        };
        IntegrationResponses responses = Responses;
        WriteResponse(Await(stop => responses.CreateAsync(request, stop)));
        NoteChange();
    }

    /// <summary>A property that is null comes from the pipeline as an empty text.</summary>
    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
