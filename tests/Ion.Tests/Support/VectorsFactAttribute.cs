using System;
using Xunit;

namespace SessionTools.Ion.Tests;

/// <summary>A test over the conformance vectors; skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class VectorsFactAttribute : FactAttribute
{
    public VectorsFactAttribute()
    {
        Skip = Vectors.SkipReason;
    }
}
