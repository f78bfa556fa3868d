using System;
using Xunit;

namespace SessionTools.Server.Tests.Clients;

/// <summary>A fact that needs the official JavaScript client of QLDB Session; reported as skipped, with the reason, without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeClientFactAttribute : FactAttribute
{
    private static readonly string? s_skipReason = OfficialClient.Runs("node", "-e", "require.resolve('@aws-sdk/client-qldb-session')")
        ? null
        : "node does not find the package @aws-sdk/client-qldb-session (set NODE_PATH to the node_modules folder that has it)";

    public NodeClientFactAttribute()
    {
        Skip = s_skipReason;
    }
}
