using System;
using System.IO;
using System.Management.Automation;
using SessionTools.Clients.Deadline;
using SessionTools.Common;
using SessionTools.Deadline;

namespace SessionTools.Commands;

[Cmdlet(VerbsData.Export, "DLTrace", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportDLTraceCommand : JobCmdlet
{
    private FileStream? _file;
    private TraceWriter? _trace;
    private bool _refused;

    /// <summary>The file that gets the actions of all jobs.</summary>
    [Parameter(Mandatory = true, Position = 3)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = null!;

    /// <summary>Only this session; all of the job where it is not given.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RecentIdCompleter))]
    public string? SessionId { get; set; }

    /// <summary>Leaves a file that is there as it is.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Emits the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private string FullPath => FilePath(Path, nameof(Path));

    protected override void ProcessInput()
    {
        Connection connection = CurrentConnection;
        DeadlineIds ids = JobScope(connection);
        if (_refused || !Open(connection))
        {
            return;
        }

        string? sessionId = string.IsNullOrEmpty(SessionId) ? null : SessionId;
        _trace!.Write(Await(stop => JobHistory.ReadAsync(ClientOf(connection), ids, sessionId, stop)));
    }

    protected override void EndInput()
    {
        if (_trace is null)
        {
            return;
        }

        _trace.Complete();
        _trace.Dispose();
        _file!.Dispose();
        if (PassThru)
        {
            WriteObject(new FileInfo(FullPath));
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _trace?.Dispose();
            _file?.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Open(Connection connection)
    {
        if (_trace is not null)
        {
            return true;
        }

        _refused = !ShouldProcess(FullPath, "Write a trace of session actions");
        if (_refused)
        {
            return false;
        }

        try
        {
            _file = new FileStream(FullPath, NoClobber ? FileMode.CreateNew : FileMode.Create, FileAccess.Write);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _refused = true;
            throw new DeadlineException(DeadlineProblem.TraceNotWritable, $"The trace cannot be written: {exception.Message}", exception);
        }

        _trace = new TraceWriter(_file, connection.Time.GetUtcNow().UtcDateTime);
        return true;
    }
}
