namespace System.Management.Automation;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateLengthAttribute : ValidateEnumeratedArgumentsAttribute
{
    public ValidateLengthAttribute(int minLength, int maxLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minLength);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, Math.Max(1, minLength));
        MinLength = minLength;
        MaxLength = maxLength;
    }

    public int MinLength { get; }

    public int MaxLength { get; }

    protected override void ValidateElement(object? element)
    {
        if (PSObject.Base(element) is not string text)
        {
            throw new ValidationMetadataException("The argument is not a string, so its length cannot be checked.");
        }

        if (text.Length < MinLength || text.Length > MaxLength)
        {
            throw new ValidationMetadataException(
                $"The argument has {text.Length} characters; between {MinLength} and {MaxLength} are allowed.");
        }
    }
}
