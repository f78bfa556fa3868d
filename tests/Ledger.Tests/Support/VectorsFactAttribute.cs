using System;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Ledger.Tests;

/// <summary>A test over the conformance vectors; skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class VectorsFactAttribute : FactAttribute
{
    public VectorsFactAttribute()
    {
        Skip = Vectors.SkipReason;
    }
}
