using System.Collections;

namespace System.Management.Automation;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class ValidateEnumeratedArgumentsAttribute : ValidateArgumentsAttribute
{
    protected abstract void ValidateElement(object? element);

    protected sealed override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (LanguagePrimitives.IsNull(arguments))
        {
            throw new ValidationMetadataException("The argument is null or empty. Provide an argument that is not null or empty.");
        }

        IEnumerable? elements = LanguagePrimitives.GetEnumerable(arguments);
        if (elements is null)
        {
            ValidateElement(arguments);
            return;
        }

        foreach (object? element in elements)
        {
            ValidateElement(element);
        }
    }
}
