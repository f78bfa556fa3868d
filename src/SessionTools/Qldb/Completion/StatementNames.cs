using System;
using System.Collections.Generic;
using System.Linq;

namespace SessionTools.Qldb;

/// <summary>What the words of a statement name.</summary>
internal static class StatementNames
{
    /// <summary>The catalog, whose name is the only one with a dot in it.</summary>
    public const string Catalog = "information_schema.user_tables";

    private const string CommittedPrefix = "_ql_committed_";

    private static readonly string[] s_beforeTable = ["FROM", "JOIN", "INTO", "UPDATE", "TABLE"];
    private static readonly string[] s_beforeField = ["WHERE", "AND", "OR", "NOT", "ON", "SET", "BY"];

    /// <summary>The tables.</summary>
    public static IEnumerable<string> Tables(IReadOnlyList<string> words) => words
        .Where((_, place) => ExpectsTable(words, place))
        .Select(StatementWords.NameOf).OfType<string>()
        .Where(name => !Is(name, "history") && !Is(name, "information_schema"))
        .Select(name => name.StartsWith(CommittedPrefix, StringComparison.Ordinal) ? name[CommittedPrefix.Length..] : name);

    /// <summary>The field of CREATE INDEX ON table (field); null in other statements.</summary>
    public static string? IndexedField(IReadOnlyList<string> words) =>
        IsOfIndex(words) && words is [_, _, _, _, "(", var field, ..] ? StatementWords.NameOf(field) : null;

    /// <summary>Whether a statement gives the documents of a table as they are, and of no other.</summary>
    public static bool EmitsDocumentsOf(IReadOnlyList<string> words, string table) =>
        words is [var select, "*", var from, var name, ..] && Is(select, "SELECT") && Is(from, "FROM") && StatementWords.NameOf(name) == table
        && !words.Contains(",") && Tables(words).Count() == 1;

    /// <summary>Whether the name of a table belongs at a place.</summary>
    public static bool ExpectsTable(IReadOnlyList<string> words, int place) => place > 0
        && (s_beforeTable.Any(word => Is(words[place - 1], word))
            || (Is(words[place - 1], "ON") && IsOfIndex(words))
            || (words[place - 1] == "(" && place > 1 && Is(words[place - 2], "history")));

    /// <summary>Whether what is only read may stand at a place: committed views and the catalog.</summary>
    public static bool ExpectsView(IReadOnlyList<string> words, int place) =>
        place > 0 && (Is(words[place - 1], "FROM") || Is(words[place - 1], "JOIN")) && !Is(words[0], "DELETE");

    public static string CommittedView(string table) => CommittedPrefix + table;

    /// <summary>Whether the name of a field belongs at a place.</summary>
    public static bool ExpectsField(IReadOnlyList<string> words, int place) => place > 0
        && (words[place - 1] == "." || (IsOfIndex(words) ? words[place - 1] == "(" : s_beforeField.Any(word => Is(words[place - 1], word))));

    private static bool IsOfIndex(IReadOnlyList<string> words) => words.Count > 1 && Is(words[1], "INDEX");

    private static bool Is(string word, string keyword) => word.Equals(keyword, StringComparison.OrdinalIgnoreCase);
}
