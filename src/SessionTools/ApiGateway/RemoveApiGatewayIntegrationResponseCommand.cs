using System.Management.Automation;
using SessionTools.Clients.ApiGateway;
using SessionTools.Clients.Aws;
using SessionTools.Common;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Remove, "ApiGatewayIntegrationResponse", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveApiGatewayIntegrationResponseCommand : IntegrationResponseCmdlet
{
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string IntegrationResponseId { get; set; } = null!;

    /// <summary>What is not there any more is no error.</summary>
    [Parameter]
    public SwitchParameter IfExists { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override object ErrorTarget => Target(IntegrationResponseId, null);

    protected override void ProcessInput()
    {
        if (!MayChange($"{Target(IntegrationResponseId, null)}", "Remove integration response", Force))
        {
            return;
        }

        IntegrationResponses responses = Responses;
        IntegrationScope scope = Scope;
        try
        {
            Await(stop => responses.DeleteAsync(scope, IntegrationResponseId, stop));
        }
        catch (ServiceException exception) when (IfExists && exception.Kind == ErrorKind.NotFound)
        {
            WriteVerbose(exception.Message);
        }
    }
}
