using System.Collections;

namespace System.Management.Automation;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateNotNullAttribute : NullValidationAttributeBase
{
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (LanguagePrimitives.IsNull(arguments))
        {
            throw new ValidationMetadataException("The argument is null.");
        }

        foreach (object? element in LanguagePrimitives.GetEnumerable(arguments) ?? Array.Empty<object>())
        {
            if (LanguagePrimitives.IsNull(element))
            {
                throw new ValidationMetadataException("The argument collection contains an element that is null.");
            }
        }
    }
}
