using System;
using Xunit;

namespace SessionTools.Server.Tests.Clients;

/// <summary>A fact that needs the AWS CLI; reported as skipped, with the reason, without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AwsCliFactAttribute : FactAttribute
{
    private static readonly string? s_skipReason = OfficialClient.Runs("aws", "--version") ? null : "the AWS CLI (aws) is not on the path";

    public AwsCliFactAttribute()
    {
        Skip = s_skipReason;
    }
}
