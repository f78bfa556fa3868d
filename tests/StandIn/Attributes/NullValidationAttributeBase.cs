namespace System.Management.Automation;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class NullValidationAttributeBase : ValidateArgumentsAttribute
{
}
