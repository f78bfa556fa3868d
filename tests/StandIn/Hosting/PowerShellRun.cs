using System.Collections;
using System.Collections.Generic;
using System.Management.Automation.Runspaces;
using System.Threading;
using System.Threading.Tasks;

namespace System.Management.Automation;

/// <summary>One invocation: its statements, one after the other, on a thread that belongs to its runspace meanwhile.</summary>
internal sealed class PowerShellRun
{
    private readonly LocalRunspace _runspace;
    private readonly PSCommand _commands;
    private readonly PSDataStreams _streams;
    private readonly IEnumerable? _input;
    private readonly Action<object?> _output;
    private readonly object _gate = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PipelineProcessor? _pipeline;
    private bool _isStopped;

    public PowerShellRun(
        LocalRunspace runspace, PSCommand commands, PSDataStreams streams, IEnumerable? input, Action<object?> output)
    {
        _runspace = runspace;
        _commands = commands.Clone();
        _streams = streams;
        _input = input;
        _output = output;
    }

    public bool IsNested { get; init; }

    public bool HadErrors { get; private set; }

    public Exception? Failure { get; private set; }

    public WaitHandle Ended => ((IAsyncResult)_ended.Task).AsyncWaitHandle;

    public bool HasEnded => _ended.Task.IsCompleted;

    public void Start(Action<PowerShellRun> whenDone)
    {
        _runspace.Enlist(this);
        if (IsNested)
        {
            Execute(whenDone);
            return;
        }

        // A pipeline thread has no synchronization context and nothing left over from an earlier pipeline.
        Thread thread = new(() => Execute(whenDone)) { IsBackground = true, Name = "Pipeline Execution Thread" };
        thread.Start();
    }

    public void Wait()
    {
        _ended.Task.Wait();
    }

    /// <summary>Tells the running commands to stop, and returns when they have.</summary>
    public void Stop()
    {
        PipelineProcessor? pipeline;
        lock (_gate)
        {
            _isStopped = true;
            pipeline = _pipeline;
        }

        pipeline?.Stop();
        Wait();
    }

    private void Execute(Action<PowerShellRun> whenDone)
    {
        Runspace? before = Runspace.DefaultRunspace;
        Runspace.DefaultRunspace = _runspace;
        try
        {
            RunStatements();
        }
        catch (Exception exception)
        {
            Failure = exception;
            HadErrors = true;
        }
        finally
        {
            Runspace.DefaultRunspace = before;
            _runspace.Delist(this);
            whenDone(this);
            _ended.SetResult();
        }
    }

    private void RunStatements()
    {
        foreach (IReadOnlyList<Command> statement in _commands.Commands.Statements())
        {
            RunStatement(statement);
        }
    }

    private void RunStatement(IReadOnlyList<Command> statement)
    {
        PipelineProcessor pipeline = new(_runspace.Session, _streams, _output);
        lock (_gate)
        {
            if (_isStopped)
            {
                throw new PipelineStoppedException();
            }

            _pipeline = pipeline;
        }

        try
        {
            pipeline.Run(statement, _input);
        }
        finally
        {
            HadErrors |= pipeline.HadErrors;
        }
    }
}
