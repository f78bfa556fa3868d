using System;
using System.Management.Automation;

namespace SessionTools.StandIn.Tests;

[Cmdlet(VerbsDiagnostic.Test, "Valid")]
public sealed class TestValidCommand : PSCmdlet
{
    [Parameter]
    [ValidateSet("red", "green")]
    public string? Colour { get; set; }

    [Parameter]
    [ValidateRange(1, 10)]
    public int Few { get; set; }

    [Parameter]
    [ValidateLength(2, 3)]
    public string? Brief { get; set; }

    [Parameter]
    [ValidateCount(1, 2)]
    public string[]? Pair { get; set; }

    [Parameter]
    [ValidatePattern("^a+$")]
    public string[]? OnlyA { get; set; }

    [Parameter]
    [ValidateNotNull]
    public object? Something { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Filled { get; set; }

    [Parameter]
    [Even]
    public int Even { get; set; }

    [Parameter]
    [Doubled]
    public int Doubled { get; set; }

    [Parameter]
    [Doubled]
    public string? DoubledText { get; set; }

    protected override void ProcessRecord()
    {
        WriteObject(MyInvocation.BoundParameters.Values, true);
    }
}

[AttributeUsage(AttributeTargets.Property)]
public sealed class EvenAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is not int number || number % 2 != 0)
        {
            throw new ValidationMetadataException("odd");
        }
    }
}

/// <summary>Doubles numbers, and refuses everything else.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DoubledAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object data = inputData is PSObject wrapper ? wrapper.BaseObject : inputData;
        return data is int number ? number * 2 : throw new ArgumentTransformationMetadataException("not a number");
    }
}
