namespace System.Management.Automation.Internal;

/// <summary>What a pipeline without output gives where a value is expected.</summary>
public static class AutomationNull
{
    public static PSObject Value { get; } = new();
}
