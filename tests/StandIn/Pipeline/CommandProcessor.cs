using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Binding;

namespace System.Management.Automation;

/// <summary>Runs one cmdlet of a pipeline through its life.</summary>
internal sealed class CommandProcessor : IDisposable
{
    private readonly PipelineProcessor _pipeline;
    private readonly IReadOnlyList<Argument> _arguments;
    private readonly Queue<object?> _input = new();
    private readonly CmdletBinder _binder;
    private bool _hasBegun;

    public CommandProcessor(
        PipelineProcessor pipeline, CmdletInfo command, string invocationName, IReadOnlyList<Argument> arguments, PipelinePlace place)
    {
        _pipeline = pipeline;
        _arguments = arguments;
        Invocation = new InvocationInfo(command, invocationName, place.Position, place.Length, place.ExpectsInput);
        Cmdlet = (Cmdlet)Reflected.Call(() => Activator.CreateInstance(command.ImplementingType))!;
        Runtime = new CommandRuntime(pipeline, this, CmdletMetadata.Of(command.ImplementingType));
        Cmdlet.CommandRuntime = Runtime;
        Cmdlet.Invocation = Invocation;
        _binder = new CmdletBinder(Cmdlet, Runtime, Invocation);
    }

    public Cmdlet Cmdlet { get; }

    public CommandRuntime Runtime { get; }

    public InvocationInfo Invocation { get; }

    public CommandProcessor? Downstream { get; set; }

    public void Prepare()
    {
        try
        {
            _binder.BindCommandLine(_arguments, Invocation.ExpectingInput);
        }
        catch (ParameterBindingException exception)
        {
            throw Runtime.Fail(exception);
        }

        Runtime.OpenVariables();
    }

    public void Begin()
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            Run(Cmdlet.DoBegin);
        }
    }

    public void Accept(object? item)
    {
        _input.Enqueue(item);
        Begin();
        ProcessInput();
    }

    /// <summary>The one record of a command that reads no pipeline.</summary>
    public void ProcessOnce()
    {
        Begin();
        Run(Cmdlet.DoProcess);
    }

    public void Complete()
    {
        Begin();
        ProcessInput();
        Run(Cmdlet.DoEnd);
    }

    public void Stop()
    {
        Cmdlet.DoStop();
    }

    public void Dispose()
    {
        Runtime.CloseVariables();
        (Cmdlet as IDisposable)?.Dispose();
    }

    private void ProcessInput()
    {
        while (_input.TryDequeue(out object? item))
        {
            Runtime.ThrowIfStopping();
            if (TryBind(item))
            {
                Run(Cmdlet.DoProcess);
            }
        }
    }

    private bool TryBind(object? item)
    {
        Invocation.PipelineIterationInfo[Invocation.PipelinePosition - 1]++;
        try
        {
            return _binder.BindInput(item) ? HasAllMandatory(item) : Refuse(item, "InputObjectNotBound", NotBoundMessage);
        }
        catch (ParameterBindingException exception)
        {
            exception.ErrorRecord.SetTargetObject(item);
            Runtime.WriteErrorUnchecked(new ErrorRecord(exception.ErrorRecord, exception));
            return false;
        }
    }

    private const string NotBoundMessage =
        "The input object cannot be bound to any parameters for the command either because the command does not take pipeline"
        + " input or the input and its properties do not match any of the parameters that take pipeline input.";

    private bool HasAllMandatory(object? item)
    {
        ParameterDescription[] missing = _binder.Missing(inputMayBring: false);
        if (missing.Length == 0)
        {
            return true;
        }

        string names = string.Join(" ", missing.Select(parameter => parameter.Name));
        return Refuse(item, "InputObjectMissingMandatory", $"The input object lacks what these mandatory parameters need: {names}.");
    }

    private bool Refuse(object? item, string errorId, string message)
    {
        ParameterBindingException exception = new(new BindingFailure(Invocation, errorId, message));
        exception.ErrorRecord.SetTargetObject(item);
        Runtime.WriteErrorUnchecked(new ErrorRecord(exception.ErrorRecord, exception));
        return false;
    }

    private void Run(Action step)
    {
        using (_pipeline.Permit(this))
        {
            try
            {
                step();
            }
            catch (Exception exception)
            {
                throw Runtime.Fail(AsInvocationFailure(exception));
            }
        }
    }

    private Exception AsInvocationFailure(Exception exception)
    {
        return exception is PipelineStoppedException or CmdletInvocationException or ActionPreferenceStopException or FlowControlException
            ? exception
            : new CmdletInvocationException(exception, Invocation);
    }
}
