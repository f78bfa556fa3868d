using System;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests.Conformance;

/// <summary>A fact over the conformance vectors; reported as skipped, with the reason, without them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VectorsFactAttribute : FactAttribute
{
    public VectorsFactAttribute()
    {
        Skip = Vectors.SkipReason;
    }
}
