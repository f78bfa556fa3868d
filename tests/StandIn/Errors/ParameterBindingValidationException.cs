namespace System.Management.Automation;

internal sealed class ParameterBindingValidationException : ParameterBindingException
{
    public ParameterBindingValidationException(BindingFailure failure)
        : base(failure)
    {
    }
}
