using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using SessionTools.Clients.QApps;

namespace SessionTools.Local.QApps;

/// <summary>
/// How a session's cards stand at one moment. It follows from the app, the users' values and the clock alone: input cards
/// wait for a value; other cards wait for their dependencies, then run for their time and complete or fail.
/// </summary>
internal sealed partial class SessionCards
{
    private readonly LocalApp _app;
    private readonly LocalAppSession _session;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<string, CardOutcome> _outcomes = new(StringComparer.Ordinal);

    public SessionCards(LocalApp app, LocalAppSession session, DateTimeOffset now)
    {
        _app = app;
        _session = session;
        _now = now;
        foreach (Card card in Cards)
        {
            Outcome(card);
        }
    }

    /// <summary>Runs while a card runs; fails with a card; waits while a card waits.</summary>
    public string Status
    {
        get
        {
            foreach (string state in new[] { AppSessionState.InProgress, AppSessionState.Error, AppSessionState.Waiting })
            {
                if (_outcomes.Values.Any(outcome => outcome.State == state))
                {
                    return state;
                }
            }

            return AppSessionState.Completed;
        }
    }

    private IEnumerable<Card> Cards => _app.App.AppDefinition.Cards.Select(card => card.Any).OfType<Card>();

    public string StateOf(string cardId) => _outcomes[cardId].State;

    public IReadOnlyDictionary<string, CardStatus> Describe() => Cards.ToDictionary(card => card.Id, card => new CardStatus
    {
        CurrentState = _outcomes[card.Id].State,
        CurrentValue = _outcomes[card.Id].Value,
        Submissions = card is FormInputCard ? SubmissionsOf(card.Id).Select(Describe).ToArray() : null,
    });

    private static Submission Describe(LocalSubmission submission) => new()
    {
        SubmissionId = submission.SubmissionId,
        Timestamp = submission.Timestamp.UtcDateTime,
        Value = submission.Value,
    };

    private CardOutcome Outcome(Card card)
    {
        if (!_outcomes.TryGetValue(card.Id, out CardOutcome? outcome))
        {
            // A card that depends on itself waits for ever.
            _outcomes[card.Id] = CardOutcome.Waiting;
            outcome = _outcomes[card.Id] = card.TakesInput && card is not PluginCard ? Entered(card) : Computed(card);
        }

        return outcome;
    }

    private CardOutcome Entered(Card card)
    {
        if (_session.Inputs.GetValueOrDefault(card.Id) is { } input && input.Submissions is not { Count: 0 })
        {
            return new CardOutcome(AppSessionState.Completed, input.Value, input.ChangedAt);
        }

        return card is FileUploadCard { FileId: not null } file
            ? new CardOutcome(AppSessionState.Completed, file.Filename ?? file.FileId, _session.StartedAt)
            : CardOutcome.Waiting;
    }

    private CardOutcome Computed(Card card)
    {
        CardOutcome[] needed = card.Dependencies.Select(Find).OfType<Card>().Select(Outcome).ToArray();
        if (needed.Any(outcome => outcome.State != AppSessionState.Completed))
        {
            return CardOutcome.Waiting;
        }

        CardBehavior behavior = _app.Behavior.GetValueOrDefault(card.Id) ?? new CardBehavior();
        DateTimeOffset end = needed.Select(outcome => outcome.At).Append(_session.StartedAt).Max().AddSeconds(behavior.Seconds);
        if (_now < end)
        {
            return new CardOutcome(AppSessionState.InProgress, "", end);
        }

        return behavior.Error is null
            ? new CardOutcome(AppSessionState.Completed, Fill(behavior.Template ?? PromptOf(card)), end)
            : new CardOutcome(AppSessionState.Error, behavior.Error, end);
    }

    private static string PromptOf(Card card) => card switch
    {
        QueryCard query => query.Prompt,
        PluginCard plugin => plugin.Prompt,
        _ => "",
    };

    private string Fill(string template) => Reference().Replace(template, match =>
        Find(match.Groups[1].Value) is { } card ? TextOf(card) : match.Value);

    private string TextOf(Card card) => card is FormInputCard form
        ? string.Join("; ", SubmissionsOf(card.Id).Select(submission => TextOf(submission, form)))
        : Outcome(card).Value;

    private static string TextOf(LocalSubmission submission, FormInputCard form)
    {
        IEnumerable<string> parts = form.ReadFields()
            .Where(field => submission.Value.TryGetProperty(field.Id, out _))
            .Select(field => $"{field.Title}: {TextOf(submission.Value.GetProperty(field.Id))}");
        return string.Join(", ", parts);
    }

    private static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? string.Join(" and ", value.EnumerateArray().Select(TextOf)) : value.ToString();

    private Card? Find(string cardId) => _app.App.AppDefinition.Find(cardId);

    private List<LocalSubmission> SubmissionsOf(string cardId) => _session.Inputs.GetValueOrDefault(cardId)?.Submissions ?? [];

    [GeneratedRegex("@([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")]
    private static partial Regex Reference();

    /// <param name="State">The card's state.</param>
    /// <param name="Value">Its value, or what went wrong.</param>
    /// <param name="At">When it came into this state; while it runs, when it will leave it.</param>
    private sealed record CardOutcome(string State, string Value, DateTimeOffset At)
    {
        public static readonly CardOutcome Waiting = new(AppSessionState.Waiting, "", DateTimeOffset.MinValue);
    }
}
