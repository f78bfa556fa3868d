using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SessionTools.Ion;

namespace SessionTools.Clients.AppConfig.Flags;

/// <summary>
/// Evaluates a variant's rule (AppConfig User Guide, multi-variant feature flag rules). What is not in the context, or
/// cannot be compared with what the rule says, makes an operator false.
/// </summary>
internal sealed class RuleEvaluator(string flag, IReadOnlyDictionary<string, object?> context)
{
    private static readonly TimeSpan s_regexLimit = TimeSpan.FromSeconds(1);

    /// <summary>The result depends on our own way to split.</summary>
    public bool UsedSplit { get; private set; }

    /// <exception cref="AppConfigFlagException">The rule cannot be understood.</exception>
    public bool Matches(IonValue rule) => rule switch
    {
        IonBool constant => constant.Value,
        IonSexp expression when expression.Count > 0 && expression[0] is IonSymbol { Text: { } name } => Apply(name, expression),
        _ => throw Invalid($"'{rule.ToText()}' is neither true nor false"),
    };

    private bool Apply(string name, IonSexp expression)
    {
        IonValue[] operands = expression.Items.Skip(1).ToArray();
        return name switch
        {
            "and" => AtLeastOne(name, operands).All(Matches),
            "or" => AtLeastOne(name, operands).Any(Matches),
            "not" => !Matches(Exactly(1, name, operands)[0]),
            "eq" => Compare(name, operands, order => order == 0),
            "gt" => Compare(name, operands, order => order > 0),
            "gte" => Compare(name, operands, order => order >= 0),
            "lt" => Compare(name, operands, order => order < 0),
            "lte" => Compare(name, operands, order => order <= 0),
            "begins_with" => Texts(name, operands, (text, part) => text.StartsWith(part, StringComparison.Ordinal)),
            "ends_with" => Texts(name, operands, (text, part) => text.EndsWith(part, StringComparison.Ordinal)),
            "contains" => Texts(name, operands, (text, part) => text.Contains(part, StringComparison.Ordinal)),
            "in" => IsIn(name, operands),
            "matches" => MatchesPattern(name, operands),
            "exists" => Exists(name, operands),
            "split" => Split(name, operands),
            _ => throw Invalid($"there is no operator '{name}'"),
        };
    }

    private bool Compare(string name, IonValue[] operands, Func<int, bool> accepts)
    {
        Exactly(2, name, operands);
        return FlagOperand.Compare(ValueOf(operands[0]), ValueOf(operands[1])) is { } order && accepts(order);
    }

    private bool Texts(string name, IonValue[] operands, Func<string, string, bool> accepts)
    {
        Exactly(2, name, operands);
        return FlagOperand.Text(ValueOf(operands[0])) is { } text && FlagOperand.Text(ValueOf(operands[1])) is { } part && accepts(text, part);
    }

    private bool IsIn(string name, IonValue[] operands)
    {
        if (Exactly(2, name, operands)[1] is not IonList list)
        {
            throw Invalid("'in' needs a list as its second operand");
        }

        object? value = ValueOf(operands[0]);
        return list.Items.Any(item => FlagOperand.Compare(value, ValueOf(item)) == 0);
    }

    private bool MatchesPattern(string name, IonValue[] operands)
    {
        string? text = FlagOperand.Text(ValueOf(Marked(name, "in", operands)));
        string pattern = FlagOperand.Text(ValueOf(Marked(name, "pattern", operands))) ?? throw Invalid("'matches' has no text as its pattern");
        try
        {
            // Linear in time, and without the constructs that AWS's agent does not know either.
            return text is not null && Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, s_regexLimit);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or RegexMatchTimeoutException)
        {
            throw Invalid($"the pattern '{pattern}' cannot be used: {exception.Message}");
        }
    }

    private bool Exists(string name, IonValue[] operands) =>
        Marked(name, "key", operands) is IonString key
            ? context.TryGetValue(key.Value, out object? value) && value is not null
            : throw Invalid("'exists' needs a text as its key");

    private bool Split(string name, IonValue[] operands)
    {
        UsedSplit = true;
        double percent = FlagOperand.Number(ValueOf(Marked(name, "pct", operands))) ?? throw Invalid("'split' needs a number as its pct");
        IonValue? seed = operands.FirstOrDefault(operand => IsMarked(operand, "seed"));
        string? by = FlagOperand.Text(ValueOf(Marked(name, "by", operands)));
        return by is not null && FlagSplit.Percentile(by, seed is null ? "" : FlagOperand.Text(ValueOf(seed)) ?? "") < percent;
    }

    /// <summary>A constant, what the context has under a key, or the result of another expression; null where there is none.</summary>
    private object? ValueOf(IonValue operand) => operand switch
    {
        IonSymbol { Text: ['$', .. string key] } => context.GetValueOrDefault(key),
        IonSexp expression => Matches(expression),
        IonString or IonInt or IonFloat or IonDecimal or IonTimestamp or IonBool => FlagOperand.FromIon(operand),
        _ => throw Invalid($"'{operand.ToText()}' is no operand"),
    };

    private IonValue Marked(string name, string mark, IonValue[] operands) =>
        operands.FirstOrDefault(operand => IsMarked(operand, mark)) ?? throw Invalid($"'{name}' has no {mark}::");

    private static bool IsMarked(IonValue operand, string mark) => operand.Annotations.Any(annotation => annotation.Text == mark);

    private IonValue[] AtLeastOne(string name, IonValue[] operands) => operands.Length > 0 ? operands : throw Invalid($"'{name}' has no operand");

    private IonValue[] Exactly(int count, string name, IonValue[] operands) =>
        operands.Length == count ? operands : throw Invalid($"'{name}' needs {count} operands and has {operands.Length}");

    private AppConfigFlagException Invalid(string reason) =>
        new(FlagProblem.InvalidRule, $"A rule of the flag '{flag}' cannot be understood: {reason}.");
}
