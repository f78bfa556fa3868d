using System;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Common;
using SessionTools.Errors;

namespace SessionTools.Commands;

/// <summary>The base of every cmdlet: awaiting that Ctrl+C ends at once, and errors as records.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SessionToolsCmdlet : PSCmdlet, IDisposable
{
    private const string FileSystem = "FileSystem";

    private readonly CancellationTokenSource _stop = new();

    /// <summary>Cancelled by Ctrl+C and by a closing runspace.</summary>
    protected CancellationToken StopToken => _stop.Token;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what outlives a record; called also when a command downstream stops the pipeline.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stop.Cancel();
            _stop.Dispose();
        }
    }

    protected sealed override void BeginProcessing()
    {
        RefuseEmptyIds();
        BeginInput();
    }

    protected override void ProcessRecord() => Guard(ProcessInput);

    protected sealed override void EndProcessing() => Guard(EndInput);

    protected sealed override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The pipeline has come to its end by itself at the same time.
        }
    }

    /// <summary>Checks what was typed, before any input.</summary>
    protected virtual void BeginInput()
    {
    }

    /// <summary>Handles one input. What it throws becomes an error about that input, and the next is handled.</summary>
    protected abstract void ProcessInput();

    /// <summary>Does what is left to do when all input has come.</summary>
    protected virtual void EndInput()
    {
    }

    /// <summary>
    /// Whether a change may be made. Force asks nothing, but -WhatIf wins over it: only ShouldProcess knows how to show
    /// what would happen, and with -WhatIf it never asks.
    /// </summary>
    protected bool MayChange(string target, string action, bool force)
    {
        bool whatIf = LanguagePrimitives.IsTrue(
            MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given) ? given : GetVariableValue("WhatIfPreference"));
        bool confirm = MyInvocation.BoundParameters.TryGetValue("Confirm", out object? asked) && LanguagePrimitives.IsTrue(asked);
        return (force && !whatIf && !confirm) || ShouldProcess(target, action);
    }

    /// <summary>Ends the command before it does anything.</summary>
    /// <param name="parameter">The parameter whose value cannot be.</param>
    /// <param name="rule">What is wrong with it, to follow the parameter's name.</param>
    /// <param name="value">The value, where showing it helps.</param>
    private protected void Refuse(string parameter, string rule, string? value = null) =>
        ThrowTerminatingError(ErrorRecords.From(new InvalidParameterException(new ConstraintViolation(parameter, rule, value)), this, value));

    /// <summary>Refuses switches that exclude each other.</summary>
    private protected void RequireOneOf(params (string Name, SwitchParameter Given)[] switches)
    {
        string[] given = [.. switches.Where(item => item.Given).Select(item => item.Name)];
        if (given.Length > 1)
        {
            Refuse(given[0], $"contradicts -{string.Join(" and -", given[1..])}; give one of them");
        }
    }

    /// <summary>The file or folder that a path of the session means.</summary>
    /// <exception cref="InvalidParameterException">It means something else, such as an environment variable.</exception>
    protected string FilePath(string path, string parameter)
    {
        string resolved = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out PSDriveInfo _);
        return provider.Name == FileSystem
            ? resolved
            : throw new InvalidParameterException(new ConstraintViolation(parameter, $"must be a path of the file system, not of {provider.Name}", path));
    }

    /// <summary>
    /// Runs asynchronous work to its end. The work leaves the pipeline thread, so that Ctrl+C returns at once even where
    /// a library blocks instead of awaiting.
    /// </summary>
    protected T Await<T>(Func<CancellationToken, Task<T>> work)
    {
        CancellationToken stop = StopToken;
        Task<T> task = Task.Run(() => work(stop), stop);
        WaitFor(task);
        return task.GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Await{T}"/>
    protected void Await(Func<CancellationToken, Task> work) => Await(async stop =>
    {
        await work(stop);
        return true;
    });

    /// <summary>
    /// As <see cref="Await{T}"/> for calls of a service with one call at a time: they stay on the pipeline thread, unless they
    /// may block it where Ctrl+C does not reach.
    /// </summary>
    private protected T AwaitHere<T>(Connection connection, Func<CancellationToken, Task<T>> work)
    {
        if (connection.IsLocal || !connection.HasKeys)
        {
            return Await(work);
        }

        Task<T> task = work(StopToken);
        WaitFor(task);
        return task.GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="AwaitHere{T}"/>
    private protected void AwaitHere(Connection connection, Func<CancellationToken, Task> work) => AwaitHere(connection, async stop =>
    {
        await work(stop);
        return true;
    });

    /// <summary>Waits for work that is already under way, as <see cref="Await"/> does.</summary>
    protected void WaitFor(Task task)
    {
        try
        {
            task.Wait(StopToken);
        }
        catch (AggregateException)
        {
            // The caller takes the result, and with it the original exception.
        }
    }

    /// <summary>Writes an error about one input, or ends the command where every further input would fail alike.</summary>
    /// <param name="exception">What happened.</param>
    /// <param name="target">The object that it is about.</param>
    /// <param name="which">Which input it is, to precede the text; null where the target says enough.</param>
    protected void Report(SessionToolsException exception, object? target, string? which = null)
    {
        ErrorRecord record = ErrorRecords.From(exception, this, target);
        if (which is not null)
        {
            record.ErrorDetails = new ErrorDetails($"{which}: {record}");
        }

        if (ErrorRecords.NothingFurtherCanSucceed(exception))
        {
            ThrowTerminatingError(record);
        }

        WriteError(record);
    }

    /// <summary>The object that an error is about.</summary>
    protected virtual object? ErrorTarget => null;

    /// <summary>The parameter that gives a member of the request, by the member's path such as <c>values[2].cardId</c>.</summary>
    internal virtual string ParameterFor(string memberPath) => memberPath.Split('.', '[')[0];

    /// <summary>What AWS.Tools keeps in the session's variables.</summary>
    private protected StoredDefaults Stored => new(name => GetVariableValue(name), StopToken);

    /// <summary>Asks for the code of an MFA device where the next call needs one and somebody can be asked.</summary>
    private protected Connection ReadyToCall(Connection connection)
    {
        if (connection.MfaSerial is { } serial && MfaPrompt.Ask(Host, serial) is { } code)
        {
            connection.GiveMfaCode(code);
        }

        return connection;
    }

    /// <summary>
    /// An id that is typed and empty is a variable that has none: to take it for all there are would reach too far. An object of the
    /// pipeline may well have none.
    /// </summary>
    private void RefuseEmptyIds()
    {
        foreach ((string name, object? value) in MyInvocation.BoundParameters)
        {
            if (name.EndsWith("Id", StringComparison.Ordinal) && IsEmpty(value))
            {
                Refuse(name, "is empty; leave it out where none is meant");
            }
        }
    }

    private static bool IsEmpty(object? value) => value switch
    {
        null or "" => true,
        string[] ids => ids.Length == 0 || ids.Any(string.IsNullOrEmpty),
        _ => false,
    };

    /// <summary>Handles one input; what is thrown becomes an error about that input.</summary>
    private protected void Guard(Action body)
    {
        try
        {
            body();
        }
        catch (Exception) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (SessionToolsException exception)
        {
            Report(exception, ErrorTarget);
        }
        catch (PSInvalidOperationException)
        {
            // A question where nobody can be asked (pwsh -NonInteractive) ends the command, as it does the engine's own.
            throw;
        }
        catch (Exception exception) when (exception is not (RuntimeException or FlowControlException))
        {
            // Nothing of ours should throw it; all the same it concerns this input, and the next has its turn.
            WriteError(new ErrorRecord(exception, ErrorIds.UnexpectedError, ErrorCategory.InvalidResult, ErrorTarget));
        }
    }
}
