using System.Collections;

namespace System.Management.Automation.Binding;

/// <summary>Turns an argument into the value a parameter gets: transformation, type, validation, in the engine's order.</summary>
internal sealed class ArgumentPreparation
{
    private readonly BindingErrors _errors;
    private readonly EngineIntrinsics _engine;

    public ArgumentPreparation(BindingErrors errors, EngineIntrinsics engine)
    {
        _errors = errors;
        _engine = engine;
    }

    /// <summary>False when the value is not of the parameter's type and must not be coerced.</summary>
    public bool TryPrepare(ParameterDescription parameter, object? argument, bool coerce, out object? value)
    {
        value = Transform(parameter, argument);
        if (coerce)
        {
            value = Coerce(parameter, value);
        }
        else if (!UncoercedFit.TryFit(parameter.Type, ref value))
        {
            return false;
        }

        Validate(parameter, value);
        return true;
    }

    private object? Transform(ParameterDescription parameter, object? argument)
    {
        object? value = argument;
        foreach (Attribute attribute in parameter.Attributes)
        {
            if (attribute is ArgumentTransformationAttribute transformation && AppliesTo(parameter, transformation, value))
            {
                value = Transform(parameter, transformation, value);
            }
        }

        return value;
    }

    private static bool AppliesTo(ParameterDescription parameter, ArgumentTransformationAttribute transformation, object? value)
    {
        return value is not null
            || parameter.IsEverMandatory
            || parameter.Has<ValidateNotNullAttribute>()
            || parameter.Has<ValidateNotNullOrEmptyAttribute>()
            || transformation.TransformNullOptionalParameters;
    }

    private object? Transform(ParameterDescription parameter, ArgumentTransformationAttribute transformation, object? value)
    {
        try
        {
            return transformation.Transform(_engine, value);
        }
        catch (Exception exception)
        {
            throw _errors.BadTransformation(parameter, value, exception);
        }
    }

    private object? Coerce(ParameterDescription parameter, object? value)
    {
        if (value is null)
        {
            return CoerceNull(parameter);
        }

        if (parameter.Type.IsInstanceOfType(value))
        {
            return value;
        }

        object source = PSObject.Base(value)!;
        if (IsSwitchLike(parameter.Type))
        {
            return CoerceSwitch(parameter, source);
        }

        if (source is IList && !TakesList(parameter.Type))
        {
            throw _errors.CannotConvert(parameter, value, new NotSupportedException("The parameter does not take a collection."));
        }

        try
        {
            return LanguagePrimitives.ConvertTo(value, parameter.Type, Globalization.CultureInfo.CurrentCulture);
        }
        catch (PSInvalidCastException exception)
        {
            throw _errors.CannotConvert(parameter, value, exception);
        }
    }

    private object? CoerceNull(ParameterDescription parameter)
    {
        if (parameter.Type == typeof(bool))
        {
            throw _errors.NotAllowed(parameter, "ParameterArgumentValidationErrorNullNotAllowed", "null");
        }

        object? present = SwitchParameter.Present;
        return parameter.Type == typeof(SwitchParameter) ? present : null;
    }

    private object CoerceSwitch(ParameterDescription parameter, object source)
    {
        bool isOn = source switch
        {
            bool flag => flag,
            SwitchParameter flag => flag.IsPresent,
            _ when Numbers.IsNumber(source) => LanguagePrimitives.IsTrue(source),
            _ => throw _errors.CannotConvert(parameter, source, null),
        };
        return parameter.Type == typeof(SwitchParameter) ? new SwitchParameter(isOn) : isOn;
    }

    private static bool IsSwitchLike(Type type)
    {
        return type == typeof(bool) || type == typeof(bool?) || type == typeof(SwitchParameter);
    }

    private static bool TakesList(Type type)
    {
        return type == typeof(object) || type == typeof(PSObject) || type.IsEnum || type == typeof(string[])
            || (type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type));
    }

    private void Validate(ParameterDescription parameter, object? value)
    {
        foreach (Attribute attribute in parameter.Attributes)
        {
            if (attribute is ValidateArgumentsAttribute validation)
            {
                Validate(parameter, validation, value);
            }
        }

        if (parameter.IsEverMandatory)
        {
            RefuseNothing(parameter, value);
        }
    }

    private void Validate(ParameterDescription parameter, ValidateArgumentsAttribute validation, object? value)
    {
        try
        {
            validation.Check(value, _engine);
        }
        catch (Exception exception)
        {
            throw _errors.BadValidation(parameter, value, exception);
        }
    }

    private void RefuseNothing(ParameterDescription parameter, object? value)
    {
        RefuseElement(parameter, value);
        if (PSObject.Base(value) is not (IEnumerable and not string and not IDictionary) || LanguagePrimitives.GetEnumerable(value) is null)
        {
            return;
        }

        bool any = false;
        foreach (object? element in LanguagePrimitives.GetEnumerable(value)!)
        {
            any = true;
            RefuseElement(parameter, element);
        }

        if (!any && !parameter.Has<AllowEmptyCollectionAttribute>())
        {
            string kind = parameter.Type.IsArray ? "Array" : "Collection";
            throw _errors.NotAllowed(
                parameter, $"ParameterArgumentValidationErrorEmpty{kind}NotAllowed", "an empty " + kind.ToLowerInvariant());
        }
    }

    private void RefuseElement(ParameterDescription parameter, object? value)
    {
        if (value is null && !parameter.Has<AllowNullAttribute>())
        {
            throw _errors.NotAllowed(parameter, "ParameterArgumentValidationErrorNullNotAllowed", "null");
        }

        if (PSObject.Base(value) is string { Length: 0 } && !parameter.Has<AllowEmptyStringAttribute>())
        {
            throw _errors.NotAllowed(parameter, "ParameterArgumentValidationErrorEmptyStringNotAllowed", "an empty string");
        }
    }
}
