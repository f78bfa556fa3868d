using System.Collections;
using System.Collections.Generic;
using System.ComponentModel;
using System.Management.Automation;
using SessionTools.ApiGateway;
using SessionTools.Common;

namespace SessionTools.Commands;

/// <summary>
/// The base of cmdlets that take a whole integration response, by parameters or from an object that has its properties.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WholeResponseCmdlet : IntegrationResponseCmdlet
{
    private readonly RouteWarnings _routes = new();

    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string IntegrationResponseKey { get; set; } = null!;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ContentHandlingStrategyCompleter))]
    [EmptyForNull]
    public string? ContentHandlingStrategy { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ResponseParameter")]
    [StringMap]
    public IDictionary? ResponseParameters { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ResponseTemplate")]
    [StringMap]
    public IDictionary? ResponseTemplates { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EmptyForNull]
    public string? TemplateSelectionExpression { get; set; }

    /// <summary>Does not look whether the integration's routes can answer.</summary>
    [Parameter]
    public SwitchParameter SkipRouteCheck { get; set; }

    protected override object ErrorTarget => Target(null, IntegrationResponseKey);

    internal IReadOnlyDictionary<string, string>? Parameters => (IReadOnlyDictionary<string, string>?)ResponseParameters;

    internal IReadOnlyDictionary<string, string>? Templates => (IReadOnlyDictionary<string, string>?)ResponseTemplates;

    internal void NoteChange()
    {
        if (!SkipRouteCheck)
        {
            _routes.Note(CurrentConnection, Scope);
        }
    }

    protected override void EndInput()
    {
        foreach (string warning in Await(_routes.FindAsync))
        {
            WriteWarning(warning);
        }
    }
}
