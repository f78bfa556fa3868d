using System.Collections.Generic;

namespace SessionTools.Clients.AppConfig.Flags;

/// <summary>Finds the variant of a flag for a context: the first whose rule matches.</summary>
internal static class FlagEvaluator
{
    /// <exception cref="AppConfigFlagException">A rule cannot be understood, or none applies.</exception>
    public static FlagEvaluation Evaluate(FlagDefinition flag, IReadOnlyDictionary<string, object?> context)
    {
        List<FlagStep> steps = [];
        foreach (FlagVariant variant in flag.Variants)
        {
            RuleEvaluator rule = new(flag.Name, context);
            bool matched = variant.Rule is null || rule.Matches(variant.Rule);
            steps.Add(new FlagStep(variant.Name, variant.Rule?.ToText(), matched, rule.UsedSplit));
            if (matched)
            {
                return new FlagEvaluation(variant, steps);
            }
        }

        throw new AppConfigFlagException(FlagProblem.NoVariant, $"No rule of the flag '{flag.Name}' matches, and it has no default.");
    }
}
