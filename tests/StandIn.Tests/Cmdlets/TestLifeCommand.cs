using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

/// <summary>Logs its life, and writes numbers in the step it is told to.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Life")]
public sealed class TestLifeCommand : PSCmdlet, IDisposable
{
    [Parameter(Mandatory = true)]
    [AllowEmptyCollection]
    public List<string> Log { get; set; } = null!;

    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    [Parameter]
    public string Name { get; set; } = "life";

    [Parameter]
    public string WriteIn { get; set; } = string.Empty;

    [Parameter]
    public int Count { get; set; } = 3;

    public void Dispose()
    {
        Log?.Add($"{Name}.dispose");
    }

    protected override void BeginProcessing()
    {
        Step("begin");
    }

    protected override void ProcessRecord()
    {
        Step("process");
    }

    protected override void EndProcessing()
    {
        Step("end");
    }

    protected override void StopProcessing()
    {
        Log.Add($"{Name}.stop");
    }

    private void Step(string step)
    {
        Log.Add($"{Name}.{step}");
        if (step != WriteIn)
        {
            return;
        }

        try
        {
            for (int i = 1; i <= Count; i++)
            {
                WriteObject(i);
            }
        }
        catch (Exception exception)
        {
            Log.Add($"{Name} sees {exception.GetType().Name}");
            throw;
        }
    }
}
