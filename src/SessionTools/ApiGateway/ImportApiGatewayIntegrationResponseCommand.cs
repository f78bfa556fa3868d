using System.Collections.Generic;
using System.Management.Automation;
using SessionTools.ApiGateway;
using SessionTools.Clients.ApiGateway;

namespace SessionTools.Commands;

[Cmdlet(VerbsData.Import, "ApiGatewayIntegrationResponse", SupportsShouldProcess = true)]
[OutputType(typeof(IntegrationResponseChange))]
public sealed class ImportApiGatewayIntegrationResponseCommand : DescribedResponseCmdlet
{
    private readonly RouteWarnings _routes = new();

    /// <summary>Allows to delete and create where no update reaches what is described.</summary>
    [Parameter]
    public SwitchParameter AllowReplace { get; set; }

    /// <summary>Does not look whether the integrations' routes can answer.</summary>
    [Parameter]
    public SwitchParameter SkipRouteCheck { get; set; }

    internal override void Use(IReadOnlyList<(IntegrationResponsePlan Plan, Connection Connection)> plans)
    {
        foreach ((IntegrationResponsePlan plan, Connection connection) in plans)
        {
            Try(plan.Scope, plan.Desired.IntegrationResponseKey, () => Apply(plan, connection));
        }

        foreach (string warning in Await(_routes.FindAsync))
        {
            WriteWarning(warning);
        }
    }

    private void Apply(IntegrationResponsePlan plan, Connection connection)
    {
        if (plan.Action == PlannedAction.None || !ShouldProcess(plan.Name, IntegrationResponseChange.Describe(plan)))
        {
            plan.RefuseReplacing(AllowReplace);
            WriteObject(IntegrationResponseChange.Unmade(plan, connection));
            return;
        }

        IntegrationResponses responses = new(connection.Client(ApiGatewayService.Description));
        IntegrationResponseEditor editor = new(responses, readBack: false);
        IntegrationResponseState after = Await(stop => editor.ApplyAsync(plan, AllowReplace, stop));
        WriteObject(IntegrationResponseChange.Made(plan, after, connection));
        if (!SkipRouteCheck)
        {
            _routes.Note(connection, plan.Scope);
        }
    }
}
