using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.ApiGateway;
using SessionTools.Common;

namespace SessionTools.ApiGateway;

/// <summary>What was, or with -WhatIf would be, done to make an integration response what it should be.</summary>
public sealed class IntegrationResponseChange : ConnectedObject
{
    private IntegrationResponseChange(IntegrationResponsePlan plan, IntegrationResponseState? after, bool changed, Connection connection)
        : base(connection)
    {
        ApiId = plan.Scope.ApiId;
        IntegrationId = plan.Scope.IntegrationId;
        IntegrationResponseId = after?.IntegrationResponseId;
        IntegrationResponseKey = plan.Desired.IntegrationResponseKey;
        Action = after is not null && changed && plan.Present is not null && after.IntegrationResponseId != plan.Present.IntegrationResponseId
            ? nameof(PlannedAction.Replace)
            : plan.Action.ToString();
        Changed = changed;
        Differences = new TextList<IntegrationResponseDifference>(plan.Differences.Select(difference => new IntegrationResponseDifference(difference)));
        IntegrationResponse = after is null ? null : new IntegrationResponse(after, plan.Scope, connection);
    }

    public string ApiId { get; }

    public string IntegrationId { get; }

    /// <summary>Null where it does not exist yet.</summary>
    public string? IntegrationResponseId { get; }

    public string IntegrationResponseKey { get; }

    /// <summary>None, Create, Update or Replace.</summary>
    public string Action { get; }

    /// <summary>Whether anything was changed.</summary>
    public bool Changed { get; }

    /// <summary>What was different before.</summary>
    public IReadOnlyList<IntegrationResponseDifference> Differences { get; }

    /// <summary>What is there now; null where nothing is.</summary>
    public IntegrationResponse? IntegrationResponse { get; }

    /// <summary>What a change would do, for -WhatIf and -Confirm.</summary>
    internal static string Describe(IntegrationResponsePlan plan) => plan.Differences.Count == 0
        ? plan.Action.ToString()
        : $"{plan.Action} ({string.Join("; ", plan.Differences)})";

    internal static IntegrationResponseChange Made(IntegrationResponsePlan plan, IntegrationResponseState after, Connection connection) =>
        new(plan, after, changed: true, connection);

    internal static IntegrationResponseChange Unmade(IntegrationResponsePlan plan, Connection connection) =>
        new(plan, plan.Present, changed: false, connection);
}
