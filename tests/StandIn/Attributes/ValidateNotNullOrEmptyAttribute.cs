using System.Collections;

namespace System.Management.Automation;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateNotNullOrEmptyAttribute : NullValidationAttributeBase
{
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (IsNullOrEmpty(arguments))
        {
            throw new ValidationMetadataException("The argument is null or empty.");
        }

        IEnumerable? elements = LanguagePrimitives.GetEnumerable(arguments);
        if (elements is not null)
        {
            ValidateElements(elements);
        }
    }

    private static void ValidateElements(IEnumerable elements)
    {
        bool any = false;
        foreach (object? element in elements)
        {
            any = true;
            if (IsNullOrEmpty(element))
            {
                throw new ValidationMetadataException("The argument collection contains an element that is null or empty.");
            }
        }

        if (!any)
        {
            throw new ValidationMetadataException("The argument is an empty collection.");
        }
    }

    private static bool IsNullOrEmpty(object? value)
    {
        return LanguagePrimitives.IsNull(value)
            || PSObject.Base(value) is string { Length: 0 }
            || PSObject.Base(value) is IDictionary { Count: 0 };
    }
}
