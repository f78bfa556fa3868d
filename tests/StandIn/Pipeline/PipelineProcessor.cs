using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Binding;
using System.Management.Automation.Runspaces;
using System.Runtime.ExceptionServices;

namespace System.Management.Automation;

/// <summary>Runs one pipeline: every command pushes what it writes straight into the next one.</summary>
internal sealed class PipelineProcessor
{
    private readonly List<CommandProcessor> _commands = [];
    private readonly object _gate = new();
    private ExceptionDispatchInfo? _firstFailure;
    private CommandProcessor? _permitted;
    private int _permittedThread;
    private volatile bool _isStopping;

    public PipelineProcessor(Session session, PSDataStreams streams, Action<object?> output)
    {
        Session = session;
        Streams = streams;
        Output = output;
    }

    public Session Session { get; }

    public PSDataStreams Streams { get; }

    public Action<object?> Output { get; }

    public bool HadErrors { get; set; }

    public bool IsStopping => _isStopping;

    public void Run(IReadOnlyList<Command> commands, IEnumerable? input)
    {
        try
        {
            CommandProcessor? enough = RunUntilEnough(commands, input);
            Complete(enough);
        }
        catch (RuntimeException)
        {
            _firstFailure?.Throw();
            throw;
        }
        finally
        {
            DisposeCommands();
        }

        if (IsStopping)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Called from another thread: every command is told, and whatever it writes next throws.</summary>
    public void Stop()
    {
        CommandProcessor[] running;
        lock (_gate)
        {
            _isStopping = true;
            _firstFailure ??= ExceptionDispatchInfo.Capture(new PipelineStoppedException());
            running = _commands.ToArray();
        }

        foreach (CommandProcessor command in running)
        {
            command.Stop();
        }
    }

    /// <summary>Keeps the first failure for the caller of the pipeline; the commands before see only that it stopped.</summary>
    public PipelineStoppedException Record(Exception failure)
    {
        lock (_gate)
        {
            _firstFailure ??= ExceptionDispatchInfo.Capture(failure);
        }

        HadErrors |= failure is not (StopUpstreamCommandsException or PipelineStoppedException);
        return new PipelineStoppedException();
    }

    public WritePermission Permit(CommandProcessor command)
    {
        CommandProcessor? before = _permitted;
        int threadBefore = _permittedThread;
        _permitted = command;
        _permittedThread = Environment.CurrentManagedThreadId;
        return new WritePermission(() =>
        {
            _permitted = before;
            _permittedThread = threadBefore;
        });
    }

    public bool MayWrite(CommandProcessor command)
    {
        return ReferenceEquals(_permitted, command) && _permittedThread == Environment.CurrentManagedThreadId;
    }

    public void Send(CommandProcessor from, object? item)
    {
        if (from.Downstream is not null)
        {
            from.Downstream.Accept(item);
        }
        else
        {
            Output(item);
        }
    }

    private CommandProcessor? RunUntilEnough(IReadOnlyList<Command> commands, IEnumerable? input)
    {
        try
        {
            Start(commands, input is not null);
            Feed(input);
            return null;
        }
        catch (PipelineStoppedException) when (TakeEnough(out CommandProcessor? requester))
        {
            return requester;
        }
    }

    private void Start(IReadOnlyList<Command> commands, bool hasInput)
    {
        for (int i = 0; i < commands.Count; i++)
        {
            Add(commands[i], new PipelinePlace(i + 1, commands.Count, hasInput || i > 0));
        }

        foreach (CommandProcessor command in _commands)
        {
            command.Prepare();
        }

        foreach (CommandProcessor command in _commands)
        {
            command.Begin();
        }
    }

    private void Add(Command command, PipelinePlace place)
    {
        CmdletInfo info = Session.Commands.Find(command);
        Argument[] arguments = command.Parameters.Select(item => new Argument(item.Name, item.Value)).ToArray();
        CommandProcessor processor = new(this, info, command.CommandText, arguments, place);
        lock (_gate)
        {
            if (_commands.Count > 0)
            {
                _commands[^1].Downstream = processor;
            }

            _commands.Add(processor);
            if (_isStopping)
            {
                throw new PipelineStoppedException();
            }
        }
    }

    private void Feed(IEnumerable? input)
    {
        if (input is null)
        {
            _commands[0].ProcessOnce();
            return;
        }

        foreach (object? item in input)
        {
            _commands[0].Runtime.ThrowIfStopping();
            _commands[0].Accept(item);
        }
    }

    private void Complete(CommandProcessor? enough)
    {
        int next = enough is null ? 0 : _commands.IndexOf(enough) + 1;
        while (next < _commands.Count)
        {
            try
            {
                _commands[next].Complete();
                next++;
            }
            catch (PipelineStoppedException) when (TakeEnough(out CommandProcessor? requester))
            {
                next = _commands.IndexOf(requester!) + 1;
            }
        }
    }

    private bool TakeEnough(out CommandProcessor? requester)
    {
        lock (_gate)
        {
            requester = (_firstFailure?.SourceException as StopUpstreamCommandsException)?.Requester;
            _firstFailure = requester is null ? _firstFailure : null;
            return requester is not null;
        }
    }

    private void DisposeCommands()
    {
        CommandProcessor[] all;
        lock (_gate)
        {
            all = _commands.ToArray();
            _commands.Clear();
        }

        foreach (CommandProcessor command in all)
        {
            command.Dispose();
        }
    }
}
