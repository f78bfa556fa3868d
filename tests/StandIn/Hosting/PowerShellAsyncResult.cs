using System.Threading;

namespace System.Management.Automation;

internal sealed class PowerShellAsyncResult : IAsyncResult
{
    private readonly PowerShellRun _run;

    public PowerShellAsyncResult(PowerShellRun run, PSDataCollection<PSObject>? output, object? state)
    {
        _run = run;
        Output = output;
        AsyncState = state;
    }

    public PSDataCollection<PSObject>? Output { get; }

    public object? AsyncState { get; }

    public WaitHandle AsyncWaitHandle => _run.Ended;

    public bool CompletedSynchronously => false;

    public bool IsCompleted => _run.HasEnded;

    public PowerShellRun Run => _run;
}
