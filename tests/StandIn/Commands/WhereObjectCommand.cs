using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Microsoft.PowerShell.Commands;

[Cmdlet("Where", "Object")]
public sealed class WhereObjectCommand : PSCmdlet
{
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Mandatory = true, Position = 0)]
    public string Property { get; set; } = null!;

    [Parameter(Position = 1)]
    public object? Value { get; set; }

    [Parameter]
    [Alias("IEQ")]
    public SwitchParameter EQ { get; set; }

    [Parameter]
    [Alias("INE")]
    public SwitchParameter NE { get; set; }

    [Parameter]
    [Alias("IGT")]
    public SwitchParameter GT { get; set; }

    [Parameter]
    [Alias("ILT")]
    public SwitchParameter LT { get; set; }

    [Parameter]
    [Alias("ILike")]
    public SwitchParameter Like { get; set; }

    [Parameter]
    [Alias("IMatch")]
    public SwitchParameter Match { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is not null && Holds(InputObject.Properties[Property]?.Value))
        {
            WriteObject(InputObject);
        }
    }

    private bool Holds(object? found)
    {
        if (GT || LT)
        {
            int order = LanguagePrimitives.Compare(found, Value, ignoreCase: true);
            return GT ? order > 0 : order < 0;
        }

        if (Like || Match)
        {
            return MatchesText(LanguagePrimitives.ConvertTo<string>(found), LanguagePrimitives.ConvertTo<string>(Value));
        }

        return EQ || NE ? LanguagePrimitives.Equals(found, Value, ignoreCase: true) == EQ : LanguagePrimitives.IsTrue(found);
    }

    private bool MatchesText(string text, string pattern)
    {
        return Like
            ? WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase).IsMatch(text)
            : Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase);
    }
}
