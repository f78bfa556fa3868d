using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.ApiGateway;

namespace SessionTools;

/// <summary>Why an integration response is not what it should be although the service answered without error.</summary>
public enum ChangeProblem
{
    /// <summary>An update asked for a removal, and it is still there.</summary>
    NotRemoved,

    /// <summary>No update can reach the desired state; deleting and creating can.</summary>
    ReplaceNeeded,

    /// <summary>The service has something else than it was given.</summary>
    NotReached,

    /// <summary>It was deleted to be made anew, and could not be made anew.</summary>
    ReplaceFailed,
}

/// <summary>An integration response could not be made what it should be.</summary>
public sealed class IntegrationResponseChangeException : SessionToolsException
{
    private IntegrationResponseChangeException(ChangeProblem problem, string message, Exception? inner = null)
        : base(message, inner)
    {
        Problem = problem;
    }

    /// <summary>What is wrong.</summary>
    public ChangeProblem Problem { get; }

    internal static IntegrationResponseChangeException NotRemoved(IEnumerable<MemberPath> kept) => new(
        ChangeProblem.NotRemoved,
        $"API Gateway kept {string.Join(", ", kept)}. An update cannot remove it; "
        + "Set-ApiGatewayIntegrationResponse -AllowReplace makes the integration response anew without it.");

    internal static IntegrationResponseChangeException ReplaceNeeded(
        IntegrationResponsePlan plan,
        IEnumerable<MemberDifference> differences,
        ServiceException? refusal = null) => new(
        ChangeProblem.ReplaceNeeded,
        $"No update can change {List(differences)} of {plan.Name}; -AllowReplace deletes it and makes it anew."
        + (refusal is null ? "" : " " + refusal.Message),
        refusal);

    internal static IntegrationResponseChangeException NotReached(IntegrationResponsePlan plan, IEnumerable<MemberDifference> left) => new(
        ChangeProblem.NotReached,
        $"API Gateway took the change of {plan.Name}, but this is left: {List(left)}.");

    /// <param name="plan">What was to be done.</param>
    /// <param name="restored">What was put back in its place, or null where that failed too.</param>
    /// <param name="inner">Why it could not be made anew.</param>
    internal static IntegrationResponseChangeException ReplaceFailed(
        IntegrationResponsePlan plan,
        IntegrationResponseState? restored,
        SessionToolsException inner) => new(
        ChangeProblem.ReplaceFailed,
        $"{plan.Name} was deleted and could not be made anew: {inner.Message} "
        + (restored is null
            ? $"It could not be put back either; it was: {IntegrationResponseDocument.Describe(plan.Present!)}"
            : $"The former one is back, with the id '{restored.IntegrationResponseId}'."),
        inner);

    private static string List(IEnumerable<MemberDifference> differences) => string.Join("; ", differences.Select(difference => difference.ToString()));
}
