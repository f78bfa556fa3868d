using System.Collections.Generic;
using System.Linq;

namespace System.Management.Automation;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateSetAttribute : ValidateEnumeratedArgumentsAttribute
{
    private readonly string[] _validValues;

    public ValidateSetAttribute(params string[] validValues)
    {
        ArgumentNullException.ThrowIfNull(validValues);
        _validValues = validValues;
    }

    public bool IgnoreCase { get; set; } = true;

    public IList<string> ValidValues => _validValues;

    protected override void ValidateElement(object? element)
    {
        string text = LanguagePrimitives.ConvertTo<string>(element);
        StringComparer comparer = IgnoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        if (!_validValues.Contains(text, comparer))
        {
            throw new ValidationMetadataException(
                $"The argument \"{text}\" does not belong to the set \"{string.Join(",", _validValues)}\".");
        }
    }
}
