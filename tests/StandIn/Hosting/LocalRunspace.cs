using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Host;
using System.Runtime.Loader;
using System.Threading.Tasks;

namespace System.Management.Automation.Runspaces;

internal sealed class LocalRunspace : Runspace
{
    private readonly PSHost _host;
    private readonly InitialSessionState _initial;
    private readonly object _gate = new();
    private readonly List<PowerShellRun> _running = [];
    private RunspaceState _state = RunspaceState.BeforeOpen;
    private Session? _session;

    public LocalRunspace(PSHost host, InitialSessionState initial)
    {
        _host = host;
        _initial = initial;
        ThreadOptions = initial.ThreadOptions;
    }

    public override event EventHandler<RunspaceStateEventArgs>? StateChanged;

    public override InitialSessionState InitialSessionState => _initial;

    public override RunspaceStateInfo RunspaceStateInfo => new(_state);

    public override RunspaceAvailability RunspaceAvailability { get; protected set; } = RunspaceAvailability.None;

    public override PSThreadOptions ThreadOptions { get; set; }

    public override Version Version => typeof(Runspace).Assembly.GetName().Version!;

    public override SessionStateProxy SessionStateProxy => new(Session);

    internal Session Session => _session ?? throw NotOpen();

    public override void Open()
    {
        lock (_gate)
        {
            if (_state != RunspaceState.BeforeOpen)
            {
                throw new InvalidRunspaceStateException("The runspace cannot be opened twice.", _state, RunspaceState.BeforeOpen);
            }

            _state = RunspaceState.Opening;
        }

        Raise(RunspaceState.Opening);
        _session = new Session(this, _host, _initial);
        Runspace? before = DefaultRunspace;
        DefaultRunspace = this;
        try
        {
            ImportModules(_session);
        }
        finally
        {
            DefaultRunspace = before;
        }

        Enter(RunspaceState.Opened, RunspaceAvailability.Available);
    }

    public override void OpenAsync()
    {
        Task.Run(Open);
    }

    public override void Close()
    {
        PowerShellRun[] running;
        lock (_gate)
        {
            if (_state is RunspaceState.Closed or RunspaceState.Closing)
            {
                return;
            }

            bool wasOpen = _state == RunspaceState.Opened;
            _state = wasOpen ? RunspaceState.Closing : RunspaceState.Closed;
            running = _running.ToArray();
        }

        Raise(_state);
        if (_state == RunspaceState.Closing)
        {
            StopAll(running);
            Enter(RunspaceState.Closed, RunspaceAvailability.None);
        }
    }

    public override void CloseAsync()
    {
        Task.Run(Close);
    }

    internal void Enlist(PowerShellRun run)
    {
        lock (_gate)
        {
            if (_state != RunspaceState.Opened)
            {
                throw NotOpen();
            }

            if (_running.Count > 0 && !run.IsNested)
            {
                throw new PSInvalidOperationException(
                    "The pipeline was not run because a pipeline is already running. Pipelines cannot be run concurrently.");
            }

            _running.Add(run);
            RunspaceAvailability = RunspaceAvailability.Busy;
        }
    }

    internal void Delist(PowerShellRun run)
    {
        lock (_gate)
        {
            _running.Remove(run);
            RunspaceAvailability = _running.Count > 0 ? RunspaceAvailability.Busy : RunspaceAvailability.Available;
        }
    }

    private static void StopAll(PowerShellRun[] running)
    {
        foreach (PowerShellRun run in running.Reverse())
        {
            run.Stop();
        }
    }

    private static void ImportModules(Session session)
    {
        foreach (string path in session.Runspace.InitialSessionState.ModulePaths)
        {
            string file = Path.GetFullPath(path);
            session.Modules.Import(
                Path.GetFileNameWithoutExtension(file), AssemblyLoadContext.Default.LoadFromAssemblyPath(file), force: false);
        }
    }

    private void Enter(RunspaceState state, RunspaceAvailability availability)
    {
        lock (_gate)
        {
            _state = state;
            RunspaceAvailability = availability;
        }

        Raise(state);
    }

    private void Raise(RunspaceState state)
    {
        StateChanged?.Invoke(this, new RunspaceStateEventArgs(new RunspaceStateInfo(state)));
    }

    private InvalidRunspaceStateException NotOpen()
    {
        return new InvalidRunspaceStateException("The runspace is not open.", _state, RunspaceState.Opened);
    }
}
