using System.Collections.Generic;
using System.Management.Automation;
using SessionTools.ApiGateway;
using SessionTools.Clients.ApiGateway;

namespace SessionTools.Commands;

[Cmdlet(VerbsCommon.Set, "ApiGatewayIntegrationResponse", SupportsShouldProcess = true)]
[OutputType(typeof(IntegrationResponseChange))]
public sealed class SetApiGatewayIntegrationResponseCommand : WholeResponseCmdlet
{
    /// <summary>What should not be there, as <see cref="MemberPath"/> writes it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Clear { get; set; }

    /// <summary>Allows to delete and create where no update reaches the desired state.</summary>
    [Parameter]
    public SwitchParameter AllowReplace { get; set; }

    protected override void ProcessInput()
    {
        DesiredIntegrationResponse desired = Desired();
        IntegrationResponses.Refuse(Scope, desired);
        Connection connection = CurrentConnection;
        IntegrationScope scope = Scope;
        IntegrationResponseEditor editor = new(Responses, readBack: true);
        IntegrationResponsePlan plan = Await(stop => editor.PlanAsync(scope, desired, stop));
        if (plan.Action == PlannedAction.None || !ShouldProcess(plan.Name, IntegrationResponseChange.Describe(plan)))
        {
            plan.RefuseReplacing(AllowReplace);
            WriteObject(IntegrationResponseChange.Unmade(plan, connection));
            return;
        }

        IntegrationResponseState after = Await(stop => editor.ApplyAsync(plan, AllowReplace, stop));
        WriteObject(IntegrationResponseChange.Made(plan, after, connection));
        NoteChange();
    }

    private DesiredIntegrationResponse Desired() => new()
    {
        IntegrationResponseKey = IntegrationResponseKey,
        ContentHandlingStrategy = ContentHandlingStrategy,
        ResponseParameters = Parameters,
        ResponseTemplates = Templates,
        TemplateSelectionExpression = TemplateSelectionExpression,
        Cleared = Cleared(),
    };

    private IReadOnlyList<MemberPath> Cleared() => ClearedMembers.Parse(
        Clear,
        (MemberPath.ContentHandlingStrategy, ContentHandlingStrategy),
        (MemberPath.ResponseParameters, ResponseParameters),
        (MemberPath.ResponseTemplates, ResponseTemplates),
        (MemberPath.TemplateSelectionExpression, TemplateSelectionExpression));
}
