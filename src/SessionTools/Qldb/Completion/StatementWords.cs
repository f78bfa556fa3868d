using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace SessionTools.Qldb;

/// <summary>
/// The words of a statement that may not be whole yet. The ledger's own lexer is for whole ones: it refuses what is still being typed.
/// </summary>
internal static partial class StatementWords
{
    private const string Name = @"[\p{L}_$][\p{L}\p{Nd}_$]*";
    private const string Quoted = """
        "([^"]|"")*("|$)|'([^']|'')*('|$)
        """;
    private const string BlockComment = @"/\*(?s:.*?)(\*/|$)";

    /// <summary>A backtick in a string, symbol or comment of the Ion does not end it; two slashes in a blob are no comment.</summary>
    private const string IonLiteral = $"`(?>{IonQuoted}|//[^\\r\\n]*|{BlockComment}|{IonLobStart}|[^`])*(`|$)";
    private const string IonLobStart = """
        {{[^}`'"]*
        """;
    private const string IonQuoted = """
        '''(\\(?s:.)|(?!''')[^\\])*('''|$)|"(\\(?s:.)|[^"\\])*("|$)|'(\\(?s:.)|[^'\\])*('|$)
        """;

    /// <summary>Names, texts and Ion literals with their quotes, and single signs; comments are left out.</summary>
    public static IReadOnlyList<string> Of(string statement) =>
        [.. Word().Matches(statement).Where(match => !match.Groups["comment"].Success).Select(match => match.Value)];

    /// <summary>The name that a word is; null where it is something else.</summary>
    public static string? NameOf(string word) => word switch
    {
        ['"', .. var quoted, '"'] => quoted.Replace("\"\"", "\"", System.StringComparison.Ordinal),
        [var first, ..] when first is '_' or '$' || char.IsLetter(first) => word,
        _ => null,
    };

    /// <summary>A name as a statement has it: in quotes where it must be.</summary>
    public static string Write(string name) => name == StatementNames.Catalog || Plain().IsMatch(name) ? name : $"\"{name.Replace("\"", "\"\"", System.StringComparison.Ordinal)}\"";

    [GeneratedRegex($"(?<comment>--[^\\r\\n]*|{BlockComment})|{IonLiteral}|{Name}|{Quoted}|\\S")]
    private static partial Regex Word();

    [GeneratedRegex(@"^[\p{L}_$][\p{L}\p{Nd}_$]*$")]
    private static partial Regex Plain();
}
