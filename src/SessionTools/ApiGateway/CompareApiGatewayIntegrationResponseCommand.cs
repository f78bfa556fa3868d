using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.ApiGateway;
using SessionTools.Clients.ApiGateway;

namespace SessionTools.Commands;

[Cmdlet(VerbsData.Compare, "ApiGatewayIntegrationResponse")]
[OutputType(typeof(IntegrationResponseComparison))]
public sealed class CompareApiGatewayIntegrationResponseCommand : DescribedResponseCmdlet
{
    /// <summary>Emits also what is as it should be.</summary>
    [Parameter]
    public SwitchParameter IncludeEqual { get; set; }

    internal override void Use(IReadOnlyList<(IntegrationResponsePlan Plan, Connection Connection)> plans)
    {
        foreach ((IntegrationResponsePlan plan, Connection connection) in plans)
        {
            if (IncludeEqual || plan.Action != PlannedAction.None)
            {
                WriteObject(new IntegrationResponseComparison(plan, connection));
            }
        }

        foreach (IGrouping<(Connection Connection, IntegrationScope Scope), string> integration in
            plans.GroupBy(plan => (plan.Connection, plan.Plan.Scope), plan => plan.Plan.Desired.IntegrationResponseKey))
        {
            WriteExtra(integration.Key.Connection, integration.Key.Scope, integration.ToHashSet());
        }
    }

    private void WriteExtra(Connection connection, IntegrationScope scope, HashSet<string> described)
    {
        foreach (IntegrationResponseState state in PresentIn(connection, scope).Values)
        {
            if (!described.Contains(state.IntegrationResponseKey))
            {
                WriteObject(new IntegrationResponseComparison(scope, state, connection));
            }
        }
    }
}
