namespace System.Management.Automation.Binding;

/// <summary>An argument of the command line; without a name it looks for a position.</summary>
internal sealed record Argument(string? Name, object? Value);
