using System;
using System.Collections.Concurrent;
using Xunit;

namespace SessionTools.Server.Tests.Clients;

/// <summary>A fact that needs an official JavaScript package; reported as skipped, with the reason, without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeClientFactAttribute : FactAttribute
{
    private static readonly ConcurrentDictionary<string, bool> s_found = new();

    /// <param name="package">The npm package.</param>
    public NodeClientFactAttribute(string package)
    {
        bool isThere = s_found.GetOrAdd(package, static name => OfficialClient.Runs("node", "-e", $"require.resolve('{name}')"));
        Skip = isThere ? null : $"node does not find the package {package} (set NODE_PATH to the node_modules folder that has it)";
    }
}
