using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.QApps;
using SessionTools.Common;
using SessionTools.QApps;

namespace SessionTools.Commands;

/// <summary>Starts a session, answers its cards as they ask, and emits it when it is done.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "QApp", SupportsShouldProcess = true)]
[OutputType(typeof(QAppSession))]
public sealed class InvokeQAppCommand : QAppStartCmdlet
{
    /// <summary>An answer takes effect soon or never.</summary>
    private const int LooksUntilStuck = 20;

    private static readonly TimeSpan s_cleanupLimit = TimeSpan.FromSeconds(5);

    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);
    private QAppSession? _last;

    /// <summary>
    /// A hashtable of answers by card title or id, or a script block that gets each waiting card as $_ and returns its
    /// answer; the hashtable's values may be such script blocks too. The answer for a form is a hashtable by field title.
    /// </summary>
    [Parameter(Position = 1)]
    [Alias("Answers")]
    [ValidateNotNull]
    public object? Answer { get; set; }

    /// <summary>Asks the user for what -Answer does not answer.</summary>
    [Parameter]
    public SwitchParameter Interactive { get; set; }

    /// <summary>Stops the session, which deletes its data, however the command ends.</summary>
    [Parameter]
    public SwitchParameter Cleanup { get; set; }

    /// <summary>Seconds, or a TimeSpan; without it there is no limit.</summary>
    [Parameter]
    [Duration]
    public TimeSpan? Timeout { get; set; }

    protected override object? ErrorTarget => (object?)_last ?? AppId;

    protected override void ProcessInput()
    {
        _last = null;
        _answered.Clear();
        StartQAppSessionRequest request = StartRequest(out GetQAppResponse? app);
        QAppAnswers answers = new(Answer, app?.AppDefinition);
        if (!ShouldProcess(Target(request, app), Cleanup ? "Run and clean up" : "Run"))
        {
            return;
        }

        Task<StartQAppSessionResponse> start = Start(request);
        try
        {
            WaitFor(start);
            Run(SessionOf(start.GetAwaiter().GetResult().SessionId), answers);
        }
        finally
        {
            if (Cleanup)
            {
                StopSession(start);
            }
        }

        foreach (string card in answers.Unused)
        {
            WriteWarning($"The answer for the card '{card}' was not needed: the card never waited.");
        }
    }

    /// <summary>A session that is to be stopped must be known: with -Cleanup even Ctrl+C lets the start come to its end.</summary>
    private Task<StartQAppSessionResponse> Start(StartQAppSessionRequest request)
    {
        ServiceClient client = CurrentConnection.Client(QAppsService.Description);
        CancellationToken stop = Cleanup ? CancellationToken.None : StopToken;
        return Task.Run(() => client.CallAsync(QAppsOperations.StartQAppSession, request, stop), CancellationToken.None);
    }

    private void Run(AppSession session, QAppAnswers answers)
    {
        AppSessionWait wait = new(session, Timeout);
        try
        {
            while (true)
            {
                AppSessionState state = Look(wait, session);
                CardValue[] values = Answers(state, session, answers);
                if (values.Length == 0)
                {
                    WriteObject(_last);
                    return;
                }

                Await(stop => session.UpdateAsync(values, stop));
                _answered.UnionWith(values.Select(value => value.CardId!));
                wait.Hurry();
            }
        }
        catch (WaitTimeoutException)
        {
            WriteObject(Describe(session, wait.Last!));
            throw;
        }
    }

    /// <summary>The session once it is done, has failed, or waits for an answer that it has not had.</summary>
    private AppSessionState Look(AppSessionWait wait, AppSession session)
    {
        int looks = 0;
        AppSessionState state = WaitUntil(wait, session, now =>
            now.IsSettled && (now.Session.Status != AppSessionState.Waiting || now.WaitingForInput.Any(IsNew) || ++looks > LooksUntilStuck));
        _last = Describe(session, state);
        if (state.Failed.Count > 0 || state.Session.Status == AppSessionState.Error)
        {
            throw new QAppException(QAppProblem.CardFailed, WhatFailed(state));
        }

        return looks <= LooksUntilStuck
            ? state
            : throw new QAppException(
                QAppProblem.CardNotWaiting,
                $"The session {session.SessionId} still waits although every card that takes a value has had one.");
    }

    private bool IsNew(string cardId) => !_answered.Contains(cardId);

    private CardValue[] Answers(AppSessionState state, AppSession session, QAppAnswers answers)
    {
        QAppCard[] waiting = _last!.Cards.Where(card => card.IsWaitingForInput && IsNew(card.CardId)).ToArray();
        (QAppCard Card, CardInput? Input)[] given = waiting.Select(card => (card, answers.For(card) ?? Ask(card))).ToArray();
        string[] missing = given.Where(answer => answer.Input is null).Select(answer => $"'{answer.Card}'").ToArray();
        if (missing.Length > 0)
        {
            throw new QAppException(
                QAppProblem.MissingAnswer,
                $"There is no answer for the card {string.Join(" and the card ", missing)}, which the session {session.SessionId} waits for.");
        }

        return given.Select(answer => CardInputs.Resolve(answer.Input!, state.Definition)).ToArray();
    }

    private CardInput? Ask(QAppCard card) => Interactive ? QAppPrompt.Ask(Host.UI, card) : null;

    private static string WhatFailed(AppSessionState state)
    {
        IEnumerable<string> cards = state.Failed.Select(id => $"The card '{state.NameOf(id)}' failed: {state.Session.CardStatus[id].CurrentValue}");
        return state.Failed.Count > 0 ? string.Join(" ", cards) : $"The session {state.Session.SessionId} failed.";
    }

    private void StopSession(Task<StartQAppSessionResponse> start)
    {
        try
        {
            Func<string, AppSession> sessionOf = SessionFactory();
            Task stop = Task.Run(async () => await sessionOf((await start).SessionId).StopAsync(CancellationToken.None));
            if (!stop.Wait(s_cleanupLimit))
            {
                WarnOfLeftover("the service did not answer in time");
            }
        }
        catch (AggregateException exception) when (exception.InnerException is SessionToolsException problem)
        {
            // Where the start has failed there is nothing to stop, and its own error is on the way.
            if (start.IsCompletedSuccessfully && problem is not ServiceException { Kind: ErrorKind.NotFound })
            {
                WarnOfLeftover(problem.Message);
            }
        }
    }

    private void WarnOfLeftover(string why)
    {
        if (!StopToken.IsCancellationRequested)
        {
            WriteWarning($"The session could not be stopped and goes on: {why}");
        }
    }
}
