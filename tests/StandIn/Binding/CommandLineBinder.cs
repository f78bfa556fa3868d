using System.Collections.Generic;
using System.Linq;

namespace System.Management.Automation.Binding;

/// <summary>Binds what stands on the command line: names first, then positions, then the rest.</summary>
internal sealed class CommandLineBinder
{
    private readonly CmdletMetadata _metadata;
    private readonly BoundParameters _bound;
    private readonly ParameterSetState _sets;
    private readonly ArgumentPreparation _preparation;
    private readonly BindingErrors _errors;
    private ParameterBindingException? _lastRefusal;

    public CommandLineBinder(
        CmdletMetadata metadata,
        BoundParameters bound,
        ParameterSetState sets,
        ArgumentPreparation preparation,
        BindingErrors errors)
    {
        _metadata = metadata;
        _bound = bound;
        _sets = sets;
        _preparation = preparation;
        _errors = errors;
    }

    public void Bind(IEnumerable<Argument> arguments)
    {
        ILookup<bool, Argument> byKind = arguments.ToLookup(argument => argument.Name is not null);
        foreach (Argument named in byKind[true])
        {
            BindNamed(named);
        }

        BindRemaining(BindPositional(new Queue<Argument>(byKind[false])));
    }

    private void BindNamed(Argument argument)
    {
        ParameterDescription parameter = Find(argument.Name!);
        if (_bound.IsBound(parameter))
        {
            throw _errors.AlreadyBound(argument.Name!);
        }

        _preparation.TryPrepare(parameter, argument.Value, coerce: true, out object? value);
        _bound.Bind(parameter, value);
        _sets.Narrow(parameter);
    }

    private ParameterDescription Find(string typed)
    {
        string name = typed.TrimStart('-').TrimEnd(':');
        ParameterDescription? exact = _metadata.Parameters.FirstOrDefault(parameter => parameter.IsNamed(name));
        if (exact is not null)
        {
            return exact;
        }

        ParameterDescription[] candidates = _metadata.Parameters.Where(parameter => parameter.StartsWith(name)).ToArray();
        if (candidates.Length > 1)
        {
            // A common parameter never makes the cmdlet's own one ambiguous.
            candidates = PreferOwn(candidates);
        }

        return candidates.Length switch
        {
            1 => candidates[0],
            0 => throw _errors.NotFound(name),
            _ => throw _errors.Ambiguous(name, candidates.Select(candidate => candidate.Name)),
        };
    }

    private static ParameterDescription[] PreferOwn(ParameterDescription[] candidates)
    {
        ParameterDescription[] own = candidates.Where(candidate => !IsCommon(candidate.Name)).ToArray();
        return own.Length > 0 ? own : candidates;
    }

    private static bool IsCommon(string name)
    {
        return CommonParameterNames.Common.Contains(name) || CommonParameterNames.Optional.Contains(name);
    }

    /// <summary>Each position takes the next argument or refuses it; the refused ones are left over.</summary>
    private List<Argument> BindPositional(Queue<Argument> arguments)
    {
        List<Argument> refused = [];
        foreach (int position in Positions())
        {
            if (!HasCandidates(position) || !arguments.TryDequeue(out Argument? argument))
            {
                continue;
            }

            _lastRefusal = null;
            if (!TryBindAt(position, argument))
            {
                refused.Add(argument);
            }
        }

        return [.. refused, .. arguments];
    }

    private bool HasCandidates(int position)
    {
        return At(position, _sets.Valid).Length > 0;
    }

    private int[] Positions()
    {
        return _bound.Unbound.SelectMany(parameter => parameter.Sets)
            .Where(set => set.IsPositional)
            .Select(set => set.Declared.Position)
            .Distinct()
            .Order()
            .ToArray();
    }

    private bool TryBindAt(int position, Argument argument)
    {
        foreach (bool coerce in (bool[])[false, true])
        {
            foreach (uint sets in PreferredSets())
            {
                ParameterDescription[] candidates = At(position, sets);
                if (candidates.Any(candidate => TryBind(candidate, argument, coerce)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private ParameterDescription[] At(int position, uint sets)
    {
        return _bound.Unbound.Where(parameter => parameter.SetsIn(sets).Any(set => set.Declared.Position == position)).ToArray();
    }

    private uint[] PreferredSets()
    {
        uint preferred = _sets.Valid & _metadata.DefaultFlag;
        return preferred == 0 ? [_sets.Valid] : [preferred, _sets.Valid];
    }

    private bool TryBind(ParameterDescription parameter, Argument argument, bool coerce)
    {
        try
        {
            if (!_preparation.TryPrepare(parameter, argument.Value, coerce, out object? value))
            {
                return false;
            }

            _bound.Bind(parameter, value);
        }
        catch (ParameterBindingException exception) when (IsMisfit(exception))
        {
            _lastRefusal = exception;
            return false;
        }

        _sets.Narrow(parameter);
        return true;
    }

    private static bool IsMisfit(ParameterBindingException exception)
    {
        return exception is not (ParameterBindingValidationException or ParameterBindingArgumentTransformationException);
    }

    private void BindRemaining(List<Argument> arguments)
    {
        if (arguments.Count == 0)
        {
            return;
        }

        ParameterDescription taker = _bound.Unbound.FirstOrDefault(TakesRemaining) ?? throw _lastRefusal ?? _errors.NoPosition(arguments[0].Value);
        object?[] values = arguments.Select(argument => argument.Value).ToArray();
        bool isWholeList = values.Length == 1 && LanguagePrimitives.GetEnumerable(values[0]) is not null;
        _preparation.TryPrepare(taker, isWholeList ? values[0] : values, coerce: true, out object? value);
        _bound.Bind(taker, value);
        _sets.Narrow(taker);
    }

    private bool TakesRemaining(ParameterDescription parameter)
    {
        return parameter.SetsIn(_sets.Valid).Any(set => set.Declared.ValueFromRemainingArguments);
    }
}
