using System.Collections.Generic;
using System.Linq;

namespace System.Management.Automation.Binding;

/// <summary>Binds one running cmdlet: its command line once, then each object of the pipeline.</summary>
internal sealed class CmdletBinder
{
    private readonly CmdletMetadata _metadata;
    private readonly Cmdlet _cmdlet;
    private readonly BoundParameters _bound;
    private readonly ParameterSetState _sets;
    private readonly BindingErrors _errors;
    private readonly CommandLineBinder _commandLine;
    private readonly PipelineBinder _pipeline;
    private uint _setsBeforeInput;

    public CmdletBinder(Cmdlet cmdlet, CommandRuntime runtime, InvocationInfo invocation)
    {
        _cmdlet = cmdlet;
        _metadata = CmdletMetadata.Of(cmdlet.GetType());
        _errors = new BindingErrors(invocation);
        _sets = new ParameterSetState(_metadata, _errors);
        _bound = new BoundParameters(_metadata, [cmdlet, runtime.Common, runtime.ConfirmParameters], invocation, _errors);
        ArgumentPreparation preparation = new(_errors, new EngineIntrinsics(runtime.Session));
        _commandLine = new CommandLineBinder(_metadata, _bound, _sets, preparation, _errors);
        _pipeline = new PipelineBinder(_metadata, _bound, _sets, preparation);
    }

    public void BindCommandLine(IEnumerable<Argument> arguments, bool expectsInput)
    {
        _commandLine.Bind(arguments);
        _sets.Resolve(_bound.Unbound, expectsInput, settle: !expectsInput);
        if (expectsInput)
        {
            DropSetsWithoutInput();
            DropSetsInputCannotComplete();
            _sets.Resolve(_bound.Unbound, expectsInput: true, settle: false);
        }

        ParameterDescription[] missing = Missing(expectsInput);
        if (missing.Length > 0)
        {
            throw IsUndecided(expectsInput) ? _errors.AmbiguousSet() : _errors.MissingMandatory(missing);
        }

        _setsBeforeInput = _sets.Valid;
        _cmdlet.BoundParameterSet = _sets.Name;
    }

    public bool BindInput(object? input)
    {
        _bound.Restore();
        _sets.Valid = _setsBeforeInput;
        bool anyBound = _pipeline.Bind(input);
        _cmdlet.BoundParameterSet = _sets.Name;
        return anyBound;
    }

    /// <summary>Mandatory parameters of the chosen set that have no value.</summary>
    public ParameterDescription[] Missing(bool inputMayBring)
    {
        uint[] candidates = _sets.Candidates;
        uint[] sets = candidates.Length > 1 && inputMayBring ? candidates : [_sets.Valid];
        return sets.Select(set => MissingIn(set, inputMayBring)).MinBy(missing => missing.Length)!;
    }

    private bool IsUndecided(bool expectsInput)
    {
        return expectsInput && _sets.Candidates.Length > 1 && (_sets.Valid & _metadata.DefaultFlag) == 0;
    }

    /// <summary>Where a parameter of one set may still take the input, the sets that take none are out.</summary>
    private void DropSetsWithoutInput()
    {
        ParameterSetData[] takers = _bound.Unbound
            .SelectMany(parameter => parameter.SetsIn(_sets.Valid))
            .Where(set => set.TakesPipeline)
            .ToArray();
        if (_sets.Candidates.Length > 1 && takers.Length > 0 && !takers.Any(set => set.IsInAllSets))
        {
            _sets.Valid &= takers.Aggregate(0u, (flags, set) => flags | set.Flag);
        }
    }

    private void DropSetsInputCannotComplete()
    {
        uint complete = 0;
        foreach (uint set in _sets.Candidates)
        {
            complete |= MissingIn(set, inputMayBring: true).Length == 0 ? set : 0;
        }

        bool anyDropped = complete != 0 && complete != (_sets.Valid & _metadata.SetNames.All);
        if (anyDropped)
        {
            _sets.Valid = complete;
        }
    }

    private ParameterDescription[] MissingIn(uint set, bool inputMayBring)
    {
        return _bound.Unbound
            .Where(parameter => parameter.SetsIn(set).Any(data => data.IsMandatory && !(inputMayBring && data.TakesPipeline)))
            .ToArray();
    }
}
