using System.Collections.Generic;
using System.Linq;

namespace SessionTools.Clients.ApiGateway;

/// <summary>What it takes to make an integration response what it should be.</summary>
internal enum PlannedAction
{
    None,
    Create,
    Update,

    /// <summary>Delete and create: some difference has no update that expresses it.</summary>
    Replace,
}

/// <summary>The way from the present state to the desired one.</summary>
internal sealed record IntegrationResponsePlan
{
    public IntegrationResponsePlan(IntegrationScope scope, IntegrationResponseState? present, DesiredIntegrationResponse desired)
    {
        Scope = scope;
        Present = present;
        Desired = desired;
        Differences = IntegrationResponseDiff.Find(present, desired);
        Action = Choose(present, Differences);
    }

    public IntegrationScope Scope { get; }

    public IntegrationResponseState? Present { get; }

    public DesiredIntegrationResponse Desired { get; }

    public IReadOnlyList<MemberDifference> Differences { get; }

    public PlannedAction Action { get; }

    /// <summary>The integration response, for messages.</summary>
    public string Name => $"integration response '{Desired.IntegrationResponseKey}' of {Scope}";

    /// <summary>The whole of what should be there: members that are not managed stay as they are.</summary>
    public IntegrationResponseState Target => Differences.Aggregate(
        Present ?? new IntegrationResponseState { IntegrationResponseKey = Desired.IntegrationResponseKey },
        (state, difference) => state.With(difference.Path, difference.Desired));

    /// <exception cref="IntegrationResponseChangeException">It needs replacing, and that is not allowed.</exception>
    public void RefuseReplacing(bool allowReplace)
    {
        if (Action == PlannedAction.Replace && !allowReplace)
        {
            throw IntegrationResponseChangeException.ReplaceNeeded(this, Differences.Where(NeedsReplacing));
        }
    }

    private static PlannedAction Choose(IntegrationResponseState? present, IReadOnlyList<MemberDifference> differences)
    {
        if (present is null)
        {
            return PlannedAction.Create;
        }

        if (differences.Count == 0)
        {
            return PlannedAction.None;
        }

        return differences.Any(NeedsReplacing) ? PlannedAction.Replace : PlannedAction.Update;
    }

    /// <summary>
    /// An empty template is a template, and an empty strategy is none that the API knows; only empty parameters and
    /// expressions are known to stand for removal.
    /// </summary>
    private static bool NeedsReplacing(MemberDifference difference) =>
        difference is { Removes: true, Path.Member: MemberPath.ResponseTemplates or MemberPath.ContentHandlingStrategy };
}
