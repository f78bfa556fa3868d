namespace System.Management.Automation;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateRangeAttribute : ValidateEnumeratedArgumentsAttribute
{
    public ValidateRangeAttribute(object minRange, object maxRange)
    {
        ArgumentNullException.ThrowIfNull(minRange);
        ArgumentNullException.ThrowIfNull(maxRange);
        MinRange = minRange;
        MaxRange = maxRange;
    }

    public object MinRange { get; }

    public object MaxRange { get; }

    protected override void ValidateElement(object? element)
    {
        object? value = PSObject.Base(element);
        if (value is null || !LanguagePrimitives.TryConvertTo(value, MinRange.GetType(), out object? comparable))
        {
            throw new ValidationMetadataException($"The argument cannot be compared with {MinRange} and {MaxRange}.");
        }

        if (LanguagePrimitives.Compare(MinRange, comparable) > 0)
        {
            throw new ValidationMetadataException($"The argument {value} is less than the minimum allowed range of {MinRange}.");
        }

        if (LanguagePrimitives.Compare(MaxRange, comparable) < 0)
        {
            throw new ValidationMetadataException($"The argument {value} is greater than the maximum allowed range of {MaxRange}.");
        }
    }
}
