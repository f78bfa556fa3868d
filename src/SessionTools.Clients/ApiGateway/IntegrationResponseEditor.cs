using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.ApiGateway;

/// <summary>
/// Makes integration responses what they should be with the fewest changes, and verifies it. A change whose answer is
/// lost counts as made if what is there afterwards says so.
/// </summary>
/// <param name="responses">The service.</param>
/// <param name="readBack">Reads each one again to verify it; otherwise the answer to the change is trusted.</param>
internal sealed class IntegrationResponseEditor(IntegrationResponses responses, bool readBack)
{
    public async Task<IntegrationResponsePlan> PlanAsync(
        IntegrationScope scope,
        DesiredIntegrationResponse desired,
        CancellationToken cancellationToken)
    {
        IntegrationResponseState? present = await FindAsync(scope, desired.IntegrationResponseKey, cancellationToken).ConfigureAwait(false);
        return new IntegrationResponsePlan(scope, present, desired);
    }

    /// <exception cref="IntegrationResponseChangeException">The desired state is not reached.</exception>
    public async Task<IntegrationResponseState> ApplyAsync(IntegrationResponsePlan plan, bool allowReplace, CancellationToken cancellationToken)
    {
        plan.RefuseReplacing(allowReplace);
        return plan.Action switch
        {
            PlannedAction.None => plan.Present!,
            PlannedAction.Create => Verified(plan, await CreateAsync(plan.Scope, plan.Target, cancellationToken).ConfigureAwait(false)),
            PlannedAction.Update => await UpdateAsync(plan, allowReplace, cancellationToken).ConfigureAwait(false),
            _ => await ReplaceAsync(plan, cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<IntegrationResponseState> UpdateAsync(IntegrationResponsePlan plan, bool allowReplace, CancellationToken cancellationToken)
    {
        IntegrationResponseState after;
        try
        {
            after = await PatchAsync(plan, plan.Differences, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException refusal) when (refusal.Kind == ErrorKind.BadRequest && plan.Differences.Any(difference => difference.Removes))
        {
            await PatchAsync(plan, plan.Differences.Where(difference => !difference.Removes).ToArray(), cancellationToken).ConfigureAwait(false);
            return allowReplace
                ? await ReplaceAsync(plan, cancellationToken).ConfigureAwait(false)
                : throw IntegrationResponseChangeException.ReplaceNeeded(plan, plan.Differences.Where(difference => difference.Removes), refusal);
        }

        IReadOnlyList<MemberDifference> left = IntegrationResponseDiff.Find(after, plan.Desired);
        if (left.Any(difference => !difference.Removes && difference.Path.Key is not null))
        {
            // The map that was sent took the place of the present one, instead of being merged with it.
            after = await PatchAsync(plan, WholeMaps(plan, left), cancellationToken).ConfigureAwait(false);
            left = IntegrationResponseDiff.Find(after, plan.Desired);
        }

        return left.Count == 0 ? after : await FinishAsync(plan, left, allowReplace, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All that should be in the members in which something is left to do, and nothing of other members.</summary>
    private static MemberDifference[] WholeMaps(IntegrationResponsePlan plan, IReadOnlyList<MemberDifference> left) =>
        IntegrationResponseDiff.Find(null, DesiredIntegrationResponse.Exactly(plan.Target))
            .Where(difference => left.Any(other => other.Path.Member == difference.Path.Member))
            .ToArray();

    /// <summary>What the service did not take at all, or did not let go, it may take in a new one; what it altered, never.</summary>
    private async Task<IntegrationResponseState> FinishAsync(
        IntegrationResponsePlan plan,
        IReadOnlyList<MemberDifference> left,
        bool allowReplace,
        CancellationToken cancellationToken)
    {
        if (left.Any(difference => difference.Present is not null && !difference.Removes))
        {
            throw IntegrationResponseChangeException.NotReached(plan, left);
        }

        return allowReplace
            ? await ReplaceAsync(plan, cancellationToken).ConfigureAwait(false)
            : throw IntegrationResponseChangeException.ReplaceNeeded(plan, left);
    }

    private async Task<IntegrationResponseState> PatchAsync(
        IntegrationResponsePlan plan,
        IReadOnlyList<MemberDifference> differences,
        CancellationToken cancellationToken)
    {
        if (differences.Count == 0)
        {
            return plan.Present!;
        }

        string id = plan.Present!.IntegrationResponseId;
        UpdateIntegrationResponseRequest request = differences.Aggregate(
            new UpdateIntegrationResponseRequest { ApiId = plan.Scope.ApiId, IntegrationId = plan.Scope.IntegrationId, IntegrationResponseId = id },
            (sum, difference) => sum.With(difference.Path, difference.Desired ?? ""));
        try
        {
            IntegrationResponseState answer = await responses.UpdateAsync(request, cancellationToken).ConfigureAwait(false);
            return await ReadBackAsync(plan.Scope, answer, cancellationToken).ConfigureAwait(false);
        }
        catch (TransportException lost) when (lost.OutcomeUnknown)
        {
            IntegrationResponseState found = await responses.GetAsync(plan.Scope, id, cancellationToken).ConfigureAwait(false);
            if (IntegrationResponseDiff.Find(found, plan.Desired).Count == 0)
            {
                return found;
            }

            throw;
        }
    }

    /// <summary>
    /// Deletes and creates. From the deletion on nothing is cancelled: stopped in the middle, the integration response
    /// would be gone.
    /// </summary>
    private async Task<IntegrationResponseState> ReplaceAsync(IntegrationResponsePlan plan, CancellationToken cancellationToken)
    {
        IntegrationResponses.Refuse(plan.Scope, plan.Target);
        cancellationToken.ThrowIfCancellationRequested();
        await DeleteAsync(plan, CancellationToken.None).ConfigureAwait(false);
        IntegrationResponseState created;
        try
        {
            created = await CreateAsync(plan.Scope, plan.Target, CancellationToken.None).ConfigureAwait(false);
        }
        catch (SessionToolsException failure)
        {
            IntegrationResponseState? restored = await TryRestoreAsync(plan).ConfigureAwait(false);
            throw IntegrationResponseChangeException.ReplaceFailed(plan, restored, failure);
        }

        return Verified(plan, created);
    }

    private async Task<IntegrationResponseState?> TryRestoreAsync(IntegrationResponsePlan plan)
    {
        try
        {
            return await CreateAsync(plan.Scope, plan.Present!, CancellationToken.None).ConfigureAwait(false);
        }
        catch (SessionToolsException)
        {
            // The caller says that it is lost, and what it was.
            return null;
        }
    }

    private async Task DeleteAsync(IntegrationResponsePlan plan, CancellationToken cancellationToken)
    {
        try
        {
            await responses.DeleteAsync(plan.Scope, plan.Present!.IntegrationResponseId, cancellationToken).ConfigureAwait(false);
        }
        catch (TransportException lost) when (lost.OutcomeUnknown)
        {
            if (await FindAsync(plan.Scope, plan.Desired.IntegrationResponseKey, cancellationToken).ConfigureAwait(false) is not null)
            {
                throw;
            }
        }
    }

    private async Task<IntegrationResponseState> CreateAsync(
        IntegrationScope scope,
        IntegrationResponseState state,
        CancellationToken cancellationToken)
    {
        try
        {
            IntegrationResponseState answer =
                await responses.CreateAsync(IntegrationResponses.CreateRequest(scope, state), cancellationToken).ConfigureAwait(false);
            return await ReadBackAsync(scope, answer, cancellationToken).ConfigureAwait(false);
        }
        catch (TransportException lost) when (lost.OutcomeUnknown)
        {
            if (await FindAsync(scope, state.IntegrationResponseKey, cancellationToken).ConfigureAwait(false) is { } found)
            {
                return found;
            }

            throw;
        }
    }

    private async Task<IntegrationResponseState> ReadBackAsync(
        IntegrationScope scope,
        IntegrationResponseState answer,
        CancellationToken cancellationToken) => readBack
        ? await responses.GetAsync(scope, answer.IntegrationResponseId, cancellationToken).ConfigureAwait(false)
        : answer;

    private async Task<IntegrationResponseState?> FindAsync(IntegrationScope scope, string key, CancellationToken cancellationToken)
    {
        List<IntegrationResponseState> all = await responses.ListAsync(scope, cancellationToken).ConfigureAwait(false);
        return all.Find(state => string.Equals(state.IntegrationResponseKey, key, StringComparison.Ordinal));
    }

    private static IntegrationResponseState Verified(IntegrationResponsePlan plan, IntegrationResponseState state)
    {
        IReadOnlyList<MemberDifference> left = IntegrationResponseDiff.Find(state, plan.Desired);
        return left.Count == 0 ? state : throw IntegrationResponseChangeException.NotReached(plan, left);
    }
}
