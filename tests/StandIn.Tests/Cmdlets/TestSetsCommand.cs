using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

/// <summary>Three sets, the first of them the default; tells the set and what was bound.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Sets", DefaultParameterSetName = "ByName")]
public sealed class TestSetsCommand : PSCmdlet
{
    [Parameter(ParameterSetName = "ByName", Position = 0)]
    public string? Name { get; set; }

    [Parameter(ParameterSetName = "ById", Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public int Id { get; set; }

    [Parameter(ParameterSetName = "ByObject", Mandatory = true, ValueFromPipeline = true)]
    public TestItem Item { get; set; } = null!;

    [Parameter(ParameterSetName = "ById")]
    [Parameter(ParameterSetName = "ByObject")]
    public SwitchParameter Deep { get; set; }

    [Parameter(Position = 1)]
    [Alias("Tag", "Mark")]
    public string? Label { get; set; }

    protected override void ProcessRecord()
    {
        string who = ParameterSetName switch
        {
            "ByName" => Name ?? "nobody",
            "ById" => $"{Id}",
            _ => Item.Name,
        };
        WriteObject($"{ParameterSetName} {who} {Label}{(Deep ? "!" : string.Empty)}".TrimEnd());
    }
}
