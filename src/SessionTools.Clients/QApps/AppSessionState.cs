using System.Collections.Generic;
using System.Linq;

namespace SessionTools.Clients.QApps;

/// <summary>A session as it stood when it was asked for, and the definition of its app.</summary>
/// <param name="Session">The service's answer.</param>
/// <param name="AppId">The app; null where the answer does not tell.</param>
/// <param name="Definition">The app's cards; null where the caller may not see them.</param>
internal sealed record AppSessionState(GetQAppSessionResponse Session, string? AppId, AppDefinition? Definition)
{
    public const string InProgress = "IN_PROGRESS";
    public const string Waiting = "WAITING";
    public const string Completed = "COMPLETED";
    public const string Error = "ERROR";

    /// <summary>Nothing more happens by itself. A status that the service has added since counts as such.</summary>
    public bool IsSettled => Session.Status != InProgress;

    /// <summary>The ids of all cards: as the app orders them, then those that it does not name.</summary>
    public IReadOnlyList<string> CardIds => (Definition?.Cards ?? [])
        .Select(card => card.Any?.Id ?? "")
        .Where(Session.CardStatus.ContainsKey)
        .Union(Session.CardStatus.Keys)
        .ToArray();

    /// <summary>The cards that wait for a value from the user, and not for other cards.</summary>
    public IReadOnlyList<string> WaitingForInput => CardIds.Where(IsWaitingForInput).ToArray();

    /// <summary>Some card waits, for users or for other cards; where none does, the service refuses plain values instead of ignoring them.</summary>
    public bool HasWaitingCard => Session.CardStatus.Values.Any(status => status.CurrentState == Waiting);

    public IReadOnlyList<string> Failed => CardIds.Where(id => Session.CardStatus[id].CurrentState == Error).ToArray();

    public bool IsWaitingForInput(string cardId) =>
        Session.CardStatus.TryGetValue(cardId, out CardStatus? status)
        && status.CurrentState == Waiting
        && Definition?.Find(cardId)?.TakesInput is not false;

    /// <summary>The title, or the id where the title is not known.</summary>
    public string NameOf(string cardId) => Definition?.Find(cardId)?.Title ?? cardId;

    /// <summary>Why the service would ignore this value without a word; null if it would not.</summary>
    public string? WhyIgnored(CardValue value)
    {
        string name = NameOf(value.CardId!);
        if (!Session.CardStatus.TryGetValue(value.CardId!, out CardStatus? status))
        {
            return $"The session has no card '{name}'.";
        }

        Card? card = Definition?.Find(value.CardId!);
        if (card?.TakesInput is false)
        {
            return $"The card '{name}' ({card.Type}) takes no value from users.";
        }

        if (status.CurrentState == Waiting || (value.SubmissionMutation is not null && card is null or FormInputCard))
        {
            return null;
        }

        return $"The card '{name}' is {status.CurrentState}, not WAITING.";
    }
}
