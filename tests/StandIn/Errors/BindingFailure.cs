namespace System.Management.Automation;

/// <summary>Everything a failed binding has to say.</summary>
internal sealed record BindingFailure(InvocationInfo Invocation, string ErrorId, string Message)
{
    public ErrorCategory Category { get; init; } = ErrorCategory.InvalidArgument;

    public string ParameterName { get; init; } = string.Empty;

    public Type? ParameterType { get; init; }

    public Type? TypeSpecified { get; init; }

    public Exception? Cause { get; init; }
}
