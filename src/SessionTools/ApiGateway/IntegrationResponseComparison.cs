using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.ApiGateway;
using SessionTools.Common;

namespace SessionTools.ApiGateway;

/// <summary>An integration response of an API beside its description.</summary>
public sealed class IntegrationResponseComparison : ConnectedObject
{
    internal IntegrationResponseComparison(IntegrationResponsePlan plan, Connection connection)
        : this(plan.Scope, plan.Desired.IntegrationResponseKey, plan.Present, StatusOf(plan), connection)
    {
        Differences = new TextList<IntegrationResponseDifference>(plan.Differences.Select(difference => new IntegrationResponseDifference(difference)));
    }

    /// <summary>One that is there, and described nowhere.</summary>
    internal IntegrationResponseComparison(IntegrationScope scope, IntegrationResponseState extra, Connection connection)
        : this(scope, extra.IntegrationResponseKey, extra, "Extra", connection)
    {
    }

    private IntegrationResponseComparison(IntegrationScope scope, string key, IntegrationResponseState? present, string status, Connection connection)
        : base(connection)
    {
        ApiId = scope.ApiId;
        IntegrationId = scope.IntegrationId;
        IntegrationResponseId = present?.IntegrationResponseId;
        IntegrationResponseKey = key;
        Status = status;
    }

    public string ApiId { get; }

    public string IntegrationId { get; }

    /// <summary>Null where it is missing.</summary>
    public string? IntegrationResponseId { get; }

    public string IntegrationResponseKey { get; }

    /// <summary>
    /// Equal; Different; Missing: described and not there; Extra: there and not described, in an integration of which
    /// others are described.
    /// </summary>
    public string Status { get; }

    /// <summary>What is different; what is missing is different in all that is described.</summary>
    public IReadOnlyList<IntegrationResponseDifference> Differences { get; } = new TextList<IntegrationResponseDifference>([]);

    private static string StatusOf(IntegrationResponsePlan plan) => plan.Action switch
    {
        PlannedAction.None => "Equal",
        PlannedAction.Create => "Missing",
        _ => "Different",
    };
}
