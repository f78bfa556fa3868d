using System;
using Xunit;

namespace SessionTools.EngineTests;

/// <summary>A theory that needs the engine its assembly was built for; reported as skipped, with the reason, without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EngineTheoryAttribute : TheoryAttribute
{
    public EngineTheoryAttribute()
    {
        Skip = ChosenEngine.SkipReason;
    }
}
