using Xunit.Abstractions;
using Xunit.Sdk;

namespace SessionTools.EngineTests;

/// <summary>
/// The runner creates this before it looks at any test class. Running code of this assembly runs its module initializer, so
/// the engine is chosen before the first of its types is loaded.
/// </summary>
public sealed class EngineTestFramework : XunitTestFramework
{
    public EngineTestFramework(IMessageSink messageSink)
        : base(messageSink)
    {
    }
}
