namespace System.Management.Automation;

internal sealed class ParameterBindingArgumentTransformationException : ParameterBindingException
{
    public ParameterBindingArgumentTransformationException(BindingFailure failure)
        : base(failure)
    {
    }
}
