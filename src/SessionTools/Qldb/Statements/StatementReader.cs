using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.Ion;

namespace SessionTools.Qldb;

/// <summary>Reads what was given as statements: text, or objects with the properties Statement and Parameter.</summary>
internal static class StatementReader
{
    private const string StatementName = "Statement";
    private const string ParameterName = "Parameter";

    /// <summary>
    /// What null in the place of all parameters means: the value of a question mark where the statement has one, else nothing, so
    /// that a function can hand on parameters that it was not given.
    /// </summary>
    public static readonly object?[] OneNull = [null];

    /// <param name="given">A statement or several.</param>
    /// <param name="parameters">The parameters of the one statement; null where it has none.</param>
    /// <exception cref="QldbStateException">It is no statement.</exception>
    /// <exception cref="IonConversionException">A parameter has no form in Ion.</exception>
    public static IReadOnlyList<StatementInput> Read(object? given, object?[]? parameters)
    {
        object? plain = Unwrap(given);
        if (plain is not IList list)
        {
            return [ReadOne(given, parameters)];
        }

        object?[] items = list.Cast<object?>().ToArray();
        if (parameters is not null && parameters != OneNull && items.Length > 1)
        {
            throw Invalid("-Parameter belongs to one statement, and several are given. Give objects with the properties Statement and Parameter.");
        }

        return items.Select(item => ReadOne(item, parameters)).ToArray();
    }

    public static IReadOnlyList<IonValue> ToIon(object?[]? parameters) => (parameters ?? []).Select(value => IonFromObjects.From(value)).ToArray();

    private static StatementInput ReadOne(object? given, object?[]? parameters)
    {
        object? plain = Unwrap(given);
        if (plain is string text)
        {
            return new StatementInput(RequireText(text), ToIon(Meant(parameters, text)));
        }

        if (plain is ScriptBlock)
        {
            throw Invalid("A script block is no statement. Give it by -ScriptBlock.");
        }

        return Unwrap(MemberOf(given, StatementName)) is string named
            ? new StatementInput(RequireText(named), ToIon(Meant(parameters, named) ?? AsArray(MemberOf(given, ParameterName))))
            : throw Invalid($"An object of type {TypeName(plain)} is no statement. Give text, or an object with the properties Statement and Parameter.");
    }

    private static object?[]? Meant(object?[]? parameters, string statement) =>
        parameters == OneNull && !StatementWords.Of(statement).Contains("?") ? null : parameters;

    private static object? MemberOf(object? value, string name) => Unwrap(value) switch
    {
        null => null,
        IDictionary dictionary => dictionary.Keys.Cast<object>().Where(key => name.Equals(key as string, StringComparison.OrdinalIgnoreCase))
            .Select(key => dictionary[key]).FirstOrDefault(),
        _ => PSObject.AsPSObject(value).Properties[name]?.Value,
    };

    private static object?[]? AsArray(object? value) => Unwrap(value) switch
    {
        null => null,
        object?[] array => array,
        _ => [value],
    };

    private static string RequireText(string text) => string.IsNullOrWhiteSpace(text) ? throw Invalid("A statement is empty.") : text;

    private static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static string TypeName(object? value) => value is PSObject ? nameof(PSCustomObject) : value?.GetType().Name ?? "null";

    private static QldbStateException Invalid(string message) => new(QldbStateProblem.InvalidStatement, message);
}
