using SessionTools.Clients.AppConfig.Flags;

namespace SessionTools.AppConfig;

/// <summary>A rule that was asked for a flag.</summary>
public sealed class AppConfigFlagStep
{
    internal AppConfigFlagStep(FlagStep step)
    {
        Variant = step.Variant;
        Rule = step.Rule;
        Matched = step.Matched;
        UsesSplit = step.UsesSplit;
    }

    /// <summary>The variant that the rule guards.</summary>
    public string? Variant { get; }

    /// <summary>The rule as Ion text; null where the variant is for all that no other is for.</summary>
    public string? Rule { get; }

    /// <summary>The rule applies to the context.</summary>
    public bool Matched { get; }

    /// <summary>A percentage was decided by a hash that is not the one of AWS's agent.</summary>
    public bool UsesSplit { get; }

    public override string ToString() => $"{Variant}: {Rule ?? "default"} {(Matched ? "matched" : "did not match")}";
}
