namespace System.Management.Automation.Internal;

public sealed class ShouldProcessParameters
{
    internal ShouldProcessParameters()
    {
    }

    [Parameter]
    [Alias("wi")]
    public SwitchParameter WhatIf { get; set; }

    [Parameter]
    [Alias("cf")]
    public SwitchParameter Confirm { get; set; }
}
