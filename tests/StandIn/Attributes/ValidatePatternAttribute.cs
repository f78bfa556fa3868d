using System.Text.RegularExpressions;

namespace System.Management.Automation;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidatePatternAttribute : ValidateEnumeratedArgumentsAttribute
{
    public ValidatePatternAttribute(string regexPattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(regexPattern);
        RegexPattern = regexPattern;
    }

    public string RegexPattern { get; }

    public RegexOptions Options { get; set; } = RegexOptions.IgnoreCase;

    protected override void ValidateElement(object? element)
    {
        string text = LanguagePrimitives.ConvertTo<string>(element);
        if (!Regex.IsMatch(text, RegexPattern, Options))
        {
            throw new ValidationMetadataException($"The argument \"{text}\" does not match the \"{RegexPattern}\" pattern.");
        }
    }
}
