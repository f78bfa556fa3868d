using System.Collections;

namespace System.Management.Automation;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateCountAttribute : ValidateArgumentsAttribute
{
    public ValidateCountAttribute(int minLength, int maxLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minLength);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, Math.Max(1, minLength));
        MinLength = minLength;
        MaxLength = maxLength;
    }

    public int MinLength { get; }

    public int MaxLength { get; }

    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        int count = CountOf(arguments);
        if (count < MinLength || count > MaxLength)
        {
            throw new ValidationMetadataException($"{count} values were given; between {MinLength} and {MaxLength} are allowed.");
        }
    }

    private static int CountOf(object? arguments)
    {
        if (LanguagePrimitives.IsNull(arguments))
        {
            return 0;
        }

        IEnumerable values = LanguagePrimitives.GetEnumerable(arguments)
            ?? throw new ValidationMetadataException("The parameter must be a collection, so that its values can be counted.");
        int count = 0;
        foreach (object? _ in values)
        {
            count++;
        }

        return count;
    }
}
