using System;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.Aws;
using SessionTools.Clients.QApps;
using SessionTools.Common;
using SessionTools.QApps;

namespace SessionTools.Commands;

/// <summary>The base of the cmdlets that call Q Apps.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class QAppCmdlet : ConnectedCmdlet
{
    private const int ProgressId = 1;

    /// <summary>
    /// The Amazon Q Business application environment instance; else the connection's, else that of the environment
    /// variable SESSIONTOOLS_QAPPS_INSTANCE_ID.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? InstanceId { get; set; }

    internal string CurrentInstanceId => InstanceIds.Resolve(InstanceId, CurrentConnection);

    internal TResponse Call<TRequest, TResponse>(Operation<TRequest, TResponse> operation, TRequest request)
        where TRequest : QAppsRequest
        where TResponse : class
    {
        ServiceClient client = CurrentConnection.Client(QAppsService.Description);
        return Await(stop => client.CallAsync(operation, request, stop));
    }

    internal AppSession SessionOf(string sessionId) => SessionFactory()(sessionId);

    /// <summary>Makes sessions of the record at hand, also on another thread.</summary>
    internal Func<string, AppSession> SessionFactory()
    {
        Connection connection = CurrentConnection;
        string instanceId = CurrentInstanceId;
        AppDefinitions definitions = RunspaceState.Current.QAppDefinitions;
        return sessionId => new AppSession(connection, instanceId, sessionId, definitions);
    }

    /// <summary>The app of a version, or its latest.</summary>
    internal GetQAppResponse App(string appId, int? version)
    {
        Connection connection = CurrentConnection;
        AppDefinitions definitions = RunspaceState.Current.QAppDefinitions;
        GetQAppRequest request = new() { InstanceId = CurrentInstanceId, AppId = appId, AppVersion = version };
        return Await(stop => definitions.GetAsync(connection, request, stop));
    }

    /// <summary>Emits the session once it is so; at the time limit as it is, and an error.</summary>
    internal void WriteWhen(AppSession session, TimeSpan? timeout, Func<AppSessionState, bool> until)
    {
        AppSessionWait wait = new(session, timeout);
        try
        {
            WriteObject(Describe(session, WaitUntil(wait, session, until)));
        }
        catch (WaitTimeoutException)
        {
            WriteObject(Describe(session, wait.Last!));
            throw;
        }
    }

    /// <summary>Looks again and again until it is so, and shows how far the session is.</summary>
    internal AppSessionState WaitUntil(AppSessionWait wait, AppSession session, Func<AppSessionState, bool> until)
    {
        ProgressRecord progress = new(ProgressId, $"Session {session.SessionId}", "Looking");
        try
        {
            while (true)
            {
                AppSessionState state = Await(wait.NextAsync);
                if (until(state))
                {
                    return state;
                }

                Show(progress, state);
            }
        }
        finally
        {
            progress.RecordType = ProgressRecordType.Completed;
            WriteProgress(progress);
        }
    }

    private protected static QAppSession Describe(AppSession session, AppSessionState state) =>
        new(state, session.InstanceId, session.Connection);

    private void Show(ProgressRecord progress, AppSessionState state)
    {
        int cards = state.Session.CardStatus.Count;
        int done = state.Session.CardStatus.Values.Count(card => card.CurrentState == AppSessionState.Completed);
        progress.StatusDescription = $"{state.Session.Status}, {done} of {cards} cards completed";
        progress.PercentComplete = cards == 0 ? 0 : 100 * done / cards;
        WriteProgress(progress);
    }
}
