using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Reflection;

namespace System.Management.Automation;

/// <summary>The public overloads of one name on the .NET object underneath.</summary>
public class PSMethod : PSMethodInfo
{
    private readonly object _owner;
    private readonly MethodInfo[] _overloads;

    internal PSMethod(object owner, string name, IEnumerable<MethodInfo> overloads)
    {
        _owner = owner;
        _overloads = overloads.ToArray();
        SetMemberName(name);
    }

    public override PSMemberTypes MemberType => PSMemberTypes.Method;

    public override string TypeNameOfValue => typeof(PSMethod).FullName!;

    public override Collection<string> OverloadDefinitions => new(_overloads.Select(item => item.ToString()!).ToList());

    public override PSMemberInfo Copy()
    {
        return new PSMethod(_owner, Name, _overloads);
    }

    public override object? Invoke(params object?[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        foreach (MethodInfo overload in _overloads)
        {
            if (TryConvert(overload.GetParameters(), arguments, out object?[]? converted))
            {
                return Call(overload, converted);
            }
        }

        throw new MethodException($"Cannot find an overload for \"{Name}\" and the argument count: \"{arguments.Length}\".");
    }

    private static bool TryConvert(ParameterInfo[] parameters, object?[] arguments, [NotNullWhen(true)] out object?[]? converted)
    {
        converted = null;
        if (parameters.Length != arguments.Length)
        {
            return false;
        }

        object?[] values = new object?[arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            if (!LanguagePrimitives.TryConvertTo(arguments[i], parameters[i].ParameterType, out values[i]))
            {
                return false;
            }
        }

        converted = values;
        return true;
    }

    private object? Call(MethodInfo overload, object?[] arguments)
    {
        try
        {
            return overload.Invoke(_owner, arguments);
        }
        catch (TargetInvocationException exception)
        {
            Exception cause = exception.InnerException ?? exception;
            throw new MethodInvocationException(
                $"Exception calling \"{Name}\" with \"{arguments.Length}\" argument(s): \"{cause.Message}\"", cause);
        }
    }
}
