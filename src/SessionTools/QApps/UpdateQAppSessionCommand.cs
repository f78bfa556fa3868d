using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.QApps;
using SessionTools.Common;
using SessionTools.QApps;

namespace SessionTools.Commands;

[Cmdlet(VerbsData.Update, "QAppSession", SupportsShouldProcess = true)]
[OutputType(typeof(QAppSession))]
public sealed class UpdateQAppSessionCommand : QAppSessionCmdlet
{
    private bool _valueIsTyped;

    /// <summary>
    /// A hashtable of values by card title or id; objects with CardId and Value and perhaps SubmissionId and MutationType;
    /// or with -CardId that card's value. A form's value is a hashtable by field title or id.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipeline = true)]
    [Alias("Values")]
    public object?[]? Value { get; set; }

    /// <summary>The id or title of the one card that -Value is for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Card")]
    [ValidateNotNullOrEmpty]
    public string? CardId { get; set; }

    /// <summary>The submission of a form to add, edit or delete; a new id where one is added without.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? SubmissionId { get; set; }

    /// <summary>What becomes of the submission: add, edit or delete.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(MutationTypeCompleter))]
    [ValidateNotNullOrEmpty]
    public string? MutationType { get; set; }

    /// <summary>A value that the service would ignore without a word is an error, and nothing is sent.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Emits the session once it has gone as far as it can.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    [Parameter]
    [Duration]
    public TimeSpan? Timeout { get; set; }

    protected override void BeginInput()
    {
        base.BeginInput();
        _valueIsTyped = MyInvocation.BoundParameters.ContainsKey(nameof(Value));
    }

    protected override void ProcessInput()
    {
        IReadOnlyList<CardInput> inputs = ReadInputs();
        CardInputs.Check(inputs);
        AppSession session = SessionOf(SessionId);
        AppSessionState state = Await(session.ReadAsync);
        CardValue[] values = inputs.Select(input => CardInputs.Resolve(input, state.Definition)).ToArray();
        string[] reasons = WhyNothingMoves(state, values).ToArray();
        if (Strict || state.HasWaitingCard)
        {
            Complain(reasons);
        }

        string cards = string.Join(", ", values.Select(value => $"'{state.NameOf(value.CardId!)}'"));
        if (ShouldProcess($"session {SessionId}", values.Length == 0 ? "Update without a value" : $"Give a value to {cards}"))
        {
            Await(stop => session.UpdateAsync(values, stop));
            if (!state.HasWaitingCard)
            {
                // Such an update is refused as a rule, and the error says all.
                Complain(reasons);
            }

            WriteOutcome(session, values);
        }
    }

    private IReadOnlyList<CardInput> ReadInputs()
    {
        CardInput beside = new(CardId ?? "", null) { SubmissionId = SubmissionId, MutationType = MutationType };
        return CardInputReader.Read(Value, beside, plain: _valueIsTyped && CardId is not null);
    }

    private static IEnumerable<string> WhyNothingMoves(AppSessionState state, CardValue[] values) => values.Length == 0
        ? ["No value was given: the service accepts that, but the session does not move."]
        : values.Select(state.WhyIgnored).OfType<string>().Select(reason => reason + " The service ignores such a value.");

    private void Complain(string[] reasons)
    {
        foreach (string reason in reasons)
        {
            if (Strict)
            {
                throw new QAppException(QAppProblem.CardNotWaiting, reason);
            }

            WriteWarning(reason);
        }
    }

    private void WriteOutcome(AppSession session, CardValue[] values)
    {
        if (Wait)
        {
            WriteWhen(session, Timeout, state => state.IsSettled && !values.Any(value => IsPending(state, value)));
        }
        else if (PassThru)
        {
            WriteObject(Describe(session, Await(session.ReadAsync)));
        }
    }

    /// <summary>The service has not taken note of the value yet.</summary>
    private static bool IsPending(AppSessionState state, CardValue value) =>
        value.SubmissionMutation is null && state.IsWaitingForInput(value.CardId!);
}
