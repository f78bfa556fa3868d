using System;
using Xunit;

namespace SessionTools.EngineTests;

/// <summary>A fact that needs the engine its assembly was built for; reported as skipped, with the reason, without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EngineFactAttribute : FactAttribute
{
    public EngineFactAttribute()
    {
        Skip = ChosenEngine.SkipReason;
    }
}
