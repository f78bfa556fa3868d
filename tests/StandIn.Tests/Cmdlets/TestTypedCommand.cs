using System;
using System.Collections;
using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

/// <summary>A parameter of each kind of type; passes on the value of those bound.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Typed")]
public sealed class TestTypedCommand : PSCmdlet
{
    [Parameter]
    public int Whole { get; set; }

    [Parameter]
    public int? Maybe { get; set; }

    [Parameter]
    public double Real { get; set; }

    [Parameter]
    public bool Flag { get; set; }

    [Parameter]
    public SwitchParameter Switch { get; set; }

    [Parameter]
    public string? Text { get; set; }

    [Parameter]
    public string[]? Texts { get; set; }

    [Parameter]
    public int[]? Wholes { get; set; }

    [Parameter]
    public DayOfWeek Day { get; set; }

    [Parameter]
    public TimeSpan Span { get; set; }

    [Parameter]
    public DateTime When { get; set; }

    [Parameter]
    public Uri? Uri { get; set; }

    [Parameter]
    public Guid Key { get; set; }

    [Parameter]
    public Version? Version { get; set; }

    [Parameter]
    public Hashtable? Table { get; set; }

    [Parameter]
    public PSObject? Wrapped { get; set; }

    [Parameter]
    public object? Any { get; set; }

    protected override void ProcessRecord()
    {
        foreach (object? value in MyInvocation.BoundParameters.Values)
        {
            WriteObject(value);
        }
    }
}
