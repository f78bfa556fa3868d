using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation.Runspaces;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace System.Management.Automation;

public sealed class PowerShell : IDisposable
{
    private readonly object _gate = new();
    private Runspace? _runspace;
    private PowerShellRun? _run;
    private bool _isDisposed;

    private PowerShell(Runspace? runspace, bool isNested)
    {
        _runspace = runspace;
        IsNested = isNested;
        IsRunspaceOwner = runspace is null;
        Streams = new PSDataStreams(InstanceId);
    }

    public event EventHandler<PSInvocationStateChangedEventArgs>? InvocationStateChanged;

    public Guid InstanceId { get; } = Guid.NewGuid();

    public PSCommand Commands { get; set; } = new();

    public PSDataStreams Streams { get; }

    public bool HadErrors { get; private set; }

    public bool IsNested { get; }

    public bool IsRunspaceOwner { get; private set; }

    public string HistoryString { get; set; } = string.Empty;

    public PSInvocationStateInfo InvocationStateInfo { get; private set; } = new(PSInvocationState.NotStarted, null);

    public Runspace Runspace
    {
        get => OpenRunspace();
        set
        {
            DisposeOwnRunspace();
            _runspace = value;
            IsRunspaceOwner = false;
        }
    }

    public static PowerShell Create()
    {
        return Create(RunspaceMode.NewRunspace);
    }

    public static PowerShell Create(RunspaceMode runspace)
    {
        if (runspace == RunspaceMode.NewRunspace)
        {
            return new PowerShell(null, false);
        }

        Runspace current = Runspace.DefaultRunspace
            ?? throw new InvalidOperationException("There is no runspace available on this thread.");
        return new PowerShell(current, true);
    }

    public static PowerShell Create(InitialSessionState initialSessionState)
    {
        Runspace runspace = RunspaceFactory.CreateRunspace(initialSessionState);
        runspace.Open();
        return new PowerShell(runspace, false);
    }

    public PowerShell AddCommand(string cmdlet)
    {
        return Change(() => Commands.AddCommand(cmdlet));
    }

    public PowerShell AddCommand(string cmdlet, bool useLocalScope)
    {
        return Change(() => Commands.AddCommand(cmdlet, useLocalScope));
    }

    public PowerShell AddCommand(CommandInfo commandInfo)
    {
        ArgumentNullException.ThrowIfNull(commandInfo);
        return Change(() => Commands.AddCommand(new Command(commandInfo)));
    }

    public PowerShell AddScript(string script)
    {
        return Change(() => Commands.AddScript(script));
    }

    public PowerShell AddScript(string script, bool useLocalScope)
    {
        return Change(() => Commands.AddScript(script, useLocalScope));
    }

    public PowerShell AddParameter(string parameterName)
    {
        return Change(() => Commands.AddParameter(parameterName));
    }

    public PowerShell AddParameter(string parameterName, object? value)
    {
        return Change(() => Commands.AddParameter(parameterName, value));
    }

    public PowerShell AddParameters(IDictionary parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        foreach (DictionaryEntry entry in parameters)
        {
            AddParameter((string)entry.Key, entry.Value);
        }

        return this;
    }

    public PowerShell AddParameters(IList parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        foreach (object? value in parameters)
        {
            AddArgument(value);
        }

        return this;
    }

    public PowerShell AddArgument(object? value)
    {
        return Change(() => Commands.AddArgument(value));
    }

    public PowerShell AddStatement()
    {
        return Change(() => Commands.AddStatement());
    }

    public Collection<PSObject> Invoke()
    {
        return Invoke<PSObject>(null, (PSInvocationSettings?)null);
    }

    public Collection<PSObject> Invoke(IEnumerable? input)
    {
        return Invoke<PSObject>(input, (PSInvocationSettings?)null);
    }

    public Collection<PSObject> Invoke(IEnumerable? input, PSInvocationSettings? settings)
    {
        return Invoke<PSObject>(input, settings);
    }

    public Collection<T> Invoke<T>()
    {
        return Invoke<T>(null, (PSInvocationSettings?)null);
    }

    public Collection<T> Invoke<T>(IEnumerable? input)
    {
        return Invoke<T>(input, (PSInvocationSettings?)null);
    }

    public Collection<T> Invoke<T>(IEnumerable? input, PSInvocationSettings? settings)
    {
        Collection<T> output = [];
        Invoke(input, output, settings);
        return output;
    }

    public void Invoke<T>(IEnumerable? input, IList<T> output)
    {
        Invoke(input, output, (PSInvocationSettings?)null);
    }

    public void Invoke<T>(IEnumerable? input, IList<T> output, PSInvocationSettings? settings)
    {
        ArgumentNullException.ThrowIfNull(output);
        PowerShellRun run = Start(NoneIfEmpty(input), item => output.Add(Converted<T>(item)), Settle);
        run.Wait();

        // A stopped pipeline is no failure for the one who waits for it; the state tells.
        if (run.Failure is not PipelineStoppedException)
        {
            ThrowFailure(run);
        }
    }

    public IAsyncResult BeginInvoke()
    {
        return BeginInvoke<object>(null);
    }

    public IAsyncResult BeginInvoke<T>(PSDataCollection<T>? input)
    {
        return BeginInvoke(input, null, null, null);
    }

    public IAsyncResult BeginInvoke<T>(
        PSDataCollection<T>? input, PSInvocationSettings? settings, AsyncCallback? callback, object? state)
    {
        PSDataCollection<PSObject> output = [];
        return Begin(input, output, new BeginOptions(callback, state), ownsOutput: true);
    }

    public IAsyncResult BeginInvoke<TInput, TOutput>(PSDataCollection<TInput>? input, PSDataCollection<TOutput> output)
    {
        return BeginInvoke(input, output, null, null, null);
    }

    public IAsyncResult BeginInvoke<TInput, TOutput>(
        PSDataCollection<TInput>? input,
        PSDataCollection<TOutput> output,
        PSInvocationSettings? settings,
        AsyncCallback? callback,
        object? state)
    {
        ArgumentNullException.ThrowIfNull(output);
        return Begin(input, output, new BeginOptions(callback, state), ownsOutput: false);
    }

    public PSDataCollection<PSObject> EndInvoke(IAsyncResult asyncResult)
    {
        if (asyncResult is not PowerShellAsyncResult result)
        {
            throw new PSArgumentException("The result was not obtained from BeginInvoke.", nameof(asyncResult));
        }

        result.Run.Wait();
        ThrowFailure(result.Run);
        return result.Output ?? [];
    }

    public void Stop()
    {
        PowerShellRun? run;
        lock (_gate)
        {
            run = InvocationStateInfo.State == PSInvocationState.Running ? _run : null;
        }

        if (run is not null)
        {
            Enter(PSInvocationState.Stopping, null);
            run.Stop();
        }
    }

    public IAsyncResult BeginStop(AsyncCallback? callback, object? state)
    {
        Task stopping = Task.Factory.StartNew(_ => Stop(), state);
        if (callback is not null)
        {
            stopping.ContinueWith(done => callback(done), TaskScheduler.Default);
        }

        return stopping;
    }

    public void EndStop(IAsyncResult asyncResult)
    {
        ((Task)asyncResult).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
        }

        Stop();
        DisposeOwnRunspace();
    }

    private static T Converted<T>(object? item)
    {
        return item is null ? default! : LanguagePrimitives.ConvertTo<T>(item);
    }

    private static List<object?>? NoneIfEmpty(IEnumerable? input)
    {
        List<object?> items = [];
        foreach (object? item in input ?? Array.Empty<object>())
        {
            items.Add(item);
        }

        return items.Count == 0 ? null : items;
    }

    private static void ThrowFailure(PowerShellRun run)
    {
        if (run.Failure is not null)
        {
            ExceptionDispatchInfo.Throw(run.Failure);
        }
    }

    private PowerShellAsyncResult Begin<TInput, TOutput>(
        PSDataCollection<TInput>? input, PSDataCollection<TOutput> output, BeginOptions options, bool ownsOutput)
    {
        PowerShellAsyncResult? result = null;
        object started = new();
        output.BeginWriting();
        lock (started)
        {
            PowerShellRun run = Start(input?.UntilCompleted(), item => output.Add(Converted<TOutput>(item)), done =>
            {
                output.EndWriting();
                if (ownsOutput)
                {
                    output.Complete();
                }

                Settle(done);
                lock (started)
                {
                    options.Callback?.Invoke(result!);
                }
            });
            result = new PowerShellAsyncResult(run, output as PSDataCollection<PSObject>, options.State);
        }

        return result;
    }

    private PowerShellRun Start(IEnumerable? input, Action<object?> output, Action<PowerShellRun> whenDone)
    {
        PowerShellRun run;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (InvocationStateInfo.State is PSInvocationState.Running or PSInvocationState.Stopping)
            {
                throw new InvalidOperationException("The operation cannot be performed because a command has already been started.");
            }

            if (Commands.Commands.Count == 0)
            {
                throw new PSInvalidOperationException("No commands are specified.");
            }

            LocalRunspace runspace = (LocalRunspace)OpenRunspace();
            run = new PowerShellRun(runspace, Commands, Streams, input, output) { IsNested = IsNested };
            _run = run;
            HadErrors = false;
        }

        Enter(PSInvocationState.Running, null);
        try
        {
            run.Start(whenDone);
        }
        catch (Exception exception)
        {
            Enter(PSInvocationState.Failed, exception);
            throw;
        }

        return run;
    }

    private void Settle(PowerShellRun run)
    {
        HadErrors = run.HadErrors;
        PSInvocationState state = run.Failure switch
        {
            null => PSInvocationState.Completed,
            PipelineStoppedException => PSInvocationState.Stopped,
            _ => PSInvocationState.Failed,
        };
        Enter(state, run.Failure);
    }

    private void Enter(PSInvocationState state, Exception? reason)
    {
        PSInvocationStateInfo info = new(state, reason);
        lock (_gate)
        {
            InvocationStateInfo = info;
        }

        InvocationStateChanged?.Invoke(this, new PSInvocationStateChangedEventArgs(info));
    }

    private PowerShell Change(Action change)
    {
        lock (_gate)
        {
            if (InvocationStateInfo.State is PSInvocationState.Running or PSInvocationState.Stopping)
            {
                throw new InvalidPowerShellStateException(InvocationStateInfo.State);
            }

            change();
        }

        return this;
    }

    private Runspace OpenRunspace()
    {
        if (_runspace is null)
        {
            Runspace created = RunspaceFactory.CreateRunspace();
            created.Open();
            _runspace = created;
        }

        return _runspace;
    }

    private void DisposeOwnRunspace()
    {
        if (IsRunspaceOwner)
        {
            _runspace?.Dispose();
        }
    }

    private sealed record BeginOptions(AsyncCallback? Callback, object? State);
}
