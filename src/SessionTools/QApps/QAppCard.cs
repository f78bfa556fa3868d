using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.QApps;
using SessionTools.Common;

namespace SessionTools.QApps;

/// <summary>A card of a session.</summary>
public sealed class QAppCard : ConnectedObject
{
    internal QAppCard(AppSessionState state, string cardId, string instanceId, Connection connection)
        : base(connection)
    {
        CardStatus status = state.Session.CardStatus[cardId];
        Card? card = state.Definition?.Find(cardId);
        Definition = card is null ? null : new QAppCardDefinition(card);
        CardId = cardId;
        State = status.CurrentState;
        Value = status.CurrentValue;
        IsWaitingForInput = state.IsWaitingForInput(cardId);
        SessionId = state.Session.SessionId;
        InstanceId = instanceId;
        AppId = state.AppId;
        Submissions = new TextList<QAppSubmission>((status.Submissions ?? [])
            .Select(submission => new QAppSubmission(submission, this, card as FormInputCard)));
    }

    /// <summary>Null where the caller may not see the app's definition.</summary>
    public string? Title => Definition?.Title;

    /// <summary>text-input, q-query, file-upload, q-plugin or form-input; null where the caller may not see the app's definition.</summary>
    public string? Kind => Definition?.Kind;

    /// <summary>IN_PROGRESS, WAITING, COMPLETED or ERROR; the service may add others.</summary>
    public string State { get; }

    /// <summary>The value, the result, or for a card in ERROR what went wrong.</summary>
    public string Value { get; }

    /// <summary>What was submitted, where the card is a form.</summary>
    public IReadOnlyList<QAppSubmission> Submissions { get; }

    /// <summary>It waits for a value from the user, not for other cards.</summary>
    public bool IsWaitingForInput { get; }

    public string CardId { get; }

    public string SessionId { get; }

    /// <summary>The Amazon Q Business application environment instance that the session is in.</summary>
    public string InstanceId { get; }

    public string? AppId { get; }

    /// <summary>The card as the app defines it; null where the caller may not see that.</summary>
    public QAppCardDefinition? Definition { get; }

    internal bool TakesInput => Definition?.TakesInput ?? true;

    public override string ToString() => Title ?? CardId;
}
