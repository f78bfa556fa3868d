using System.Linq;

namespace System.Management.Automation.Binding;

/// <summary>Binds one object of the pipeline: as it is by value and by name, then coerced by value and by name.</summary>
internal sealed class PipelineBinder
{
    private readonly CmdletMetadata _metadata;
    private readonly BoundParameters _bound;
    private readonly ParameterSetState _sets;
    private readonly ArgumentPreparation _preparation;

    public PipelineBinder(
        CmdletMetadata metadata, BoundParameters bound, ParameterSetState sets, ArgumentPreparation preparation)
    {
        _metadata = metadata;
        _bound = bound;
        _sets = sets;
        _preparation = preparation;
    }

    public bool Bind(object? input)
    {
        bool anyBound = false;
        foreach (bool coerce in (bool[])[false, true])
        {
            foreach (bool byName in (bool[])[false, true])
            {
                if (BindPass(input, coerce, byName))
                {
                    anyBound = true;
                    _sets.Resolve(_bound.Unbound, expectsInput: true, settle: true);
                }
            }
        }

        _sets.Resolve(_bound.Unbound, expectsInput: false, settle: true);
        return anyBound;
    }

    private bool BindPass(object? input, bool coerce, bool byName)
    {
        uint preferred = _sets.Valid & _metadata.DefaultFlag;
        if (preferred != 0 && BindPass(input, coerce, byName, preferred))
        {
            return true;
        }

        uint others = _sets.Valid & ~preferred;
        return others != 0 && BindPass(input, coerce, byName, others);
    }

    private bool BindPass(object? input, bool coerce, bool byName, uint validSets)
    {
        bool anyBound = false;
        foreach (ParameterDescription parameter in _bound.Unbound.Where(item => item.IsIn(validSets)).ToArray())
        {
            if (parameter.SetsIn(validSets).Any(set => byName
                ? set.Declared.ValueFromPipelineByPropertyName
                : set.Declared.ValueFromPipeline))
            {
                anyBound |= byName ? BindByName(parameter, input, coerce) : Bind(parameter, input, coerce);
            }
        }

        return anyBound;
    }

    private bool BindByName(ParameterDescription parameter, object? input, bool coerce)
    {
        if (input is null)
        {
            return false;
        }

        PSMemberInfoCollection<PSPropertyInfo> properties = PSObject.AsPSObject(input).Properties;
        PSPropertyInfo? property = properties[parameter.Name]
            ?? parameter.Aliases.Select(alias => properties[alias]).FirstOrDefault(found => found is not null);
        return property is not null && Bind(parameter, property.Value, coerce);
    }

    private bool Bind(ParameterDescription parameter, object? value, bool coerce)
    {
        try
        {
            if (!_preparation.TryPrepare(parameter, value, coerce, out object? prepared))
            {
                return false;
            }

            _bound.BindFromPipeline(parameter, prepared);
        }
        catch (ParameterBindingException exception) when (!EndsTheRecord(exception))
        {
            return false;
        }

        _sets.Narrow(parameter);
        return true;
    }

    /// <summary>A value that cannot be converted may still fit elsewhere; one that was refused may not.</summary>
    private static bool EndsTheRecord(ParameterBindingException exception)
    {
        Exception? cause = exception.InnerException is ArgumentTransformationMetadataException refusal
            ? refusal.InnerException
            : exception.InnerException;
        return exception is ParameterBindingValidationException
            || (exception is ParameterBindingArgumentTransformationException && cause is not PSInvalidCastException);
    }
}
