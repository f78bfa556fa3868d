using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Internal;

namespace System.Management.Automation.Binding;

/// <summary>The values a cmdlet has got, and those to take back before the next record.</summary>
internal sealed class BoundParameters
{
    private readonly object[] _targets;
    private readonly InvocationInfo _invocation;
    private readonly BindingErrors _errors;
    private readonly List<ParameterDescription> _unbound;
    private readonly Dictionary<ParameterDescription, object?> _original = [];

    public BoundParameters(CmdletMetadata metadata, object[] targets, InvocationInfo invocation, BindingErrors errors)
    {
        _targets = targets;
        _invocation = invocation;
        _errors = errors;
        _unbound = metadata.Parameters.ToList();
    }

    public IReadOnlyList<ParameterDescription> Unbound => _unbound;

    public bool IsBound(ParameterDescription parameter)
    {
        return !_unbound.Contains(parameter);
    }

    public void Bind(ParameterDescription parameter, object? value)
    {
        if (value is null && !parameter.AcceptsNull)
        {
            throw _errors.SetterFailed(parameter, value, new InvalidCastException("A value type takes no null."));
        }

        object target = TargetOf(parameter);
        try
        {
            Reflected.Call(() =>
            {
                parameter.SetValue(target, value);
                return null;
            });
        }
        catch (Exception exception)
        {
            throw _errors.SetterFailed(parameter, value, exception);
        }

        _unbound.Remove(parameter);
        _invocation.BoundParameters[parameter.Name] = value;
    }

    public void BindFromPipeline(ParameterDescription parameter, object? value)
    {
        object? before = parameter.GetValue(TargetOf(parameter));
        Bind(parameter, value);
        _original.TryAdd(parameter, before);
    }

    /// <summary>Takes back what the last record bound. The invocation goes on listing it, as PowerShell's does.</summary>
    public void Restore()
    {
        foreach ((ParameterDescription parameter, object? value) in _original)
        {
            parameter.SetValue(TargetOf(parameter), value);
            _unbound.Add(parameter);
        }

        _original.Clear();
    }

    private object TargetOf(ParameterDescription parameter)
    {
        return _targets.First(target => parameter.Owner.IsInstanceOfType(target));
    }
}
