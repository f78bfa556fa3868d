using System;
using System.Linq;
using System.Management.Automation;

namespace SessionTools.Common;

/// <summary>What completion of a value has to do with quotes.</summary>
internal static class Completion
{
    private const string Quote = "'";

    /// <summary>What was typed, without the quotes around it.</summary>
    public static string Typed(string word) => word.Trim('\'', '"');

    /// <summary>A value to offer, in quotes where PowerShell would take it for something else.</summary>
    public static CompletionResult Offer(string value, string label, string tip) => new(
        value.All(IsPlain) ? value : Quote + value.Replace(Quote, Quote + Quote, StringComparison.Ordinal) + Quote,
        label.Length > 0 ? label : value,
        CompletionResultType.ParameterValue,
        tip);

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '/' or ':';
}
