using System;
using System.Collections.Generic;
using SessionTools.Ledger.Storage.Sqlite;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace SessionTools.Ledger.Tests.Storage;

/// <summary>A test of a store; skipped, with the reason, where the class is about SQLite and there is no SQLite.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("SessionTools.Ledger.Tests.Storage.StoreFactDiscoverer", "Ledger.Tests")]
internal sealed class StoreFactAttribute : FactAttribute;

/// <summary>Makes the test cases of <see cref="StoreFactAttribute"/>.</summary>
internal sealed class StoreFactDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        yield return new StoreTestCase(messages, testMethod);
    }
}

/// <summary>A test of a store.</summary>
internal sealed class StoreTestCase : XunitTestCase
{
    [Obsolete("Called by the de-serializer")]
    public StoreTestCase()
    {
    }

    public StoreTestCase(IMessageSink messages, ITestMethod testMethod)
        : base(messages, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, testMethod)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute)
    {
        bool needsSqlite = TestMethod.TestClass.Class.Name.Contains("Sqlite", StringComparison.Ordinal);
        return needsSqlite ? SqliteLibrary.Problem : null;
    }
}
