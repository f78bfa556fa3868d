using System;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests.Conformance;

/// <inheritdoc cref="VectorsFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VectorsTheoryAttribute : TheoryAttribute
{
    public VectorsTheoryAttribute()
    {
        Skip = Vectors.SkipReason;
    }
}
