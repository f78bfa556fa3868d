using System;

namespace SessionTools;

/// <summary>What is wrong with a feature flag.</summary>
public enum FlagProblem
{
    /// <summary>The configuration is not one of feature flags.</summary>
    NoFlags,

    /// <summary>There is no flag of that name.</summary>
    NotFound,

    /// <summary>A rule cannot be understood.</summary>
    InvalidRule,

    /// <summary>No rule matches, and there is no default.</summary>
    NoVariant,

    /// <summary>The AppConfig Agent did not answer, or with an error.</summary>
    AgentFailed,
}

/// <summary>A feature flag cannot be read.</summary>
public sealed class AppConfigFlagException : SessionToolsException
{
    internal AppConfigFlagException(FlagProblem problem, string message, Exception? inner = null)
        : base(message, inner)
    {
        Problem = problem;
    }

    /// <summary>What is wrong.</summary>
    public FlagProblem Problem { get; }
}
