using System.Collections.Generic;
using System.Linq;

namespace System.Management.Automation.Binding;

/// <summary>The failures of binding, with the ids PowerShell gives them.</summary>
internal sealed class BindingErrors
{
    private readonly InvocationInfo _invocation;

    public BindingErrors(InvocationInfo invocation)
    {
        _invocation = invocation;
    }

    public ParameterBindingException NotFound(string name)
    {
        return new ParameterBindingException(
            Failure("NamedParameterNotFound", $"A parameter cannot be found that matches parameter name '{name}'.", name));
    }

    public ParameterBindingException Ambiguous(string name, IEnumerable<string> candidates)
    {
        string matches = string.Join(" ", candidates.Select(candidate => "-" + candidate));
        return new ParameterBindingException(Failure(
            "AmbiguousParameter", $"The parameter name '{name}' is ambiguous. Possible matches include: {matches}.", name));
    }

    public ParameterBindingException AlreadyBound(string name)
    {
        return new ParameterBindingException(Failure(
            "ParameterAlreadyBound", $"The parameter '{name}' is specified more than once.", name));
    }

    public ParameterBindingException NoPosition(object? argument)
    {
        return new ParameterBindingException(Failure(
            "PositionalParameterNotFound",
            $"A positional parameter cannot be found that accepts argument '{ObjectText.Of(argument)}'.",
            ObjectText.Of(argument)));
    }

    public ParameterBindingException AmbiguousSet()
    {
        return new ParameterBindingException(Failure(
            "AmbiguousParameterSet", "The parameter set cannot be resolved using the specified named parameters.", string.Empty));
    }

    public ParameterBindingException MissingMandatory(IEnumerable<ParameterDescription> parameters)
    {
        string names = string.Concat(parameters.Select(parameter => " " + parameter.Name));
        return new ParameterBindingException(Failure(
            "MissingMandatoryParameter",
            $"Cannot process command because of one or more missing mandatory parameters:{names}.",
            names));
    }

    public ParameterBindingException BadTransformation(ParameterDescription parameter, object? value, Exception cause)
    {
        return new ParameterBindingArgumentTransformationException(Failure(
            "ParameterArgumentTransformationError",
            $"Cannot process argument transformation on parameter '{parameter.Name}'. {cause.Message}",
            parameter.Name) with
        {
            Category = ErrorCategory.InvalidData,
            ParameterType = parameter.Type,
            TypeSpecified = value?.GetType(),
            Cause = cause,
        });
    }

    public ParameterBindingException BadValidation(ParameterDescription parameter, object? value, Exception cause)
    {
        return new ParameterBindingValidationException(Failure(
            "ParameterArgumentValidationError",
            $"Cannot validate argument on parameter '{parameter.Name}'. {cause.Message}",
            parameter.Name) with
        {
            Category = ErrorCategory.InvalidData,
            ParameterType = parameter.Type,
            TypeSpecified = value?.GetType(),
            Cause = cause,
        });
    }

    public ParameterBindingException NotAllowed(ParameterDescription parameter, string errorId, string what)
    {
        return new ParameterBindingValidationException(Failure(
            errorId, $"Cannot bind argument to parameter '{parameter.Name}' because it is {what}.", parameter.Name) with
        {
            Category = ErrorCategory.InvalidData,
            ParameterType = parameter.Type,
        });
    }

    public ParameterBindingException CannotConvert(ParameterDescription parameter, object value, Exception? cause)
    {
        string errorId = cause is PSInvalidCastException ? "CannotConvertArgumentNoMessage" : "CannotConvertArgument";
        string why = cause?.Message ?? $"Cannot convert value \"{ObjectText.Of(value)}\" to type \"{parameter.Type.FullName}\".";
        return new ParameterBindingException(
            Failure(errorId, $"Cannot bind parameter '{parameter.Name}'. {why}", parameter.Name) with
            {
                ParameterType = parameter.Type,
                TypeSpecified = value.GetType(),
                Cause = cause,
            });
    }

    public ParameterBindingException SetterFailed(ParameterDescription parameter, object? value, Exception cause)
    {
        return new ParameterBindingException(Failure(
            "ParameterBindingFailed", $"Cannot bind parameter '{parameter.Name}' to the target. {cause.Message}", parameter.Name) with
        {
            Category = ErrorCategory.WriteError,
            ParameterType = parameter.Type,
            TypeSpecified = value?.GetType(),
            Cause = cause,
        });
    }

    private BindingFailure Failure(string errorId, string message, string parameterName)
    {
        return new BindingFailure(_invocation, errorId, message) { ParameterName = parameterName };
    }
}
