using System.Management.Automation;
using SessionTools.Clients.Deadline;
using SessionTools.Common;
using SessionTools.Deadline;

namespace SessionTools.Commands;

[Cmdlet(VerbsLifecycle.Stop, "DLSession", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Session))]
public sealed class StopDLSessionCommand : JobCmdlet
{
    [Parameter(Mandatory = true, Position = 3, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string SessionId { get; set; } = null!;

    /// <summary>The idempotency token; a new one for every session where it is not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientToken { get; set; }

    /// <summary>Asks nothing.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits the session as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override object ErrorTarget => SessionId;

    protected override void ProcessInput()
    {
        Connection connection = CurrentConnection;
        JobScope job = new(JobScope(connection), connection);
        if (!MayChange($"session {SessionId} of job {job.JobId}", "End; what it is running is interrupted", Force))
        {
            return;
        }

        UpdateSessionRequest request = new()
        {
            FarmId = job.FarmId,
            QueueId = job.QueueId,
            JobId = job.JobId,
            SessionId = SessionId,
            TargetLifecycleStatus = "ENDED",
            ClientToken = ClientToken,
        };
        Await(stop => ClientOf(connection).CallAsync(DeadlineOperations.UpdateSession, request, stop));
        if (PassThru)
        {
            GetSessionRequest session = new() { FarmId = job.FarmId, QueueId = job.QueueId, JobId = job.JobId, SessionId = SessionId };
            WriteObject(new Session(Await(stop => ClientOf(connection).CallAsync(DeadlineOperations.GetSession, session, stop)), job));
        }
    }
}
