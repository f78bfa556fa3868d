using System;
using Xunit;

namespace SessionTools.EngineTests;

/// <summary>A fact that needs PowerShell's script language; reported as skipped, with the reason, without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScriptFactAttribute : FactAttribute
{
    public ScriptFactAttribute()
    {
        Skip = ChosenEngine.SkipReason ?? (ChosenEngine.HasScripts ? null : "the stand-in engine has no script language");
    }
}
