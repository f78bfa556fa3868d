using System.Collections;
using System.Collections.Generic;

namespace System.Management.Automation;

internal static class CollectionConversion
{
    public static Array ToArray(object source, Type element, IFormatProvider provider)
    {
        List<object?> values = Convert(source, element, provider);
        Array array = Array.CreateInstance(element, values.Count);
        for (int i = 0; i < values.Count; i++)
        {
            array.SetValue(values[i], i);
        }

        return array;
    }

    public static object? ToList(object source, Type target, IFormatProvider provider)
    {
        Type? element = ElementOf(target);
        if (element is null)
        {
            return null;
        }

        IList list = (IList)Activator.CreateInstance(ConcreteOf(target, element))!;
        foreach (object? value in Convert(source, element, provider))
        {
            list.Add(value);
        }

        return list;
    }

    private static Type? ElementOf(Type target)
    {
        if (target == typeof(ArrayList) || target == typeof(IList) || target == typeof(ICollection) || target == typeof(IEnumerable))
        {
            return typeof(object);
        }

        if (!target.IsGenericType)
        {
            return null;
        }

        Type element = target.GetGenericArguments()[0];
        Type list = typeof(List<>).MakeGenericType(element);
        bool creatable = typeof(IList).IsAssignableFrom(target) && target.GetConstructor(Type.EmptyTypes) is not null;
        return target.GetGenericArguments().Length == 1 && (creatable || target.IsAssignableFrom(list)) ? element : null;
    }

    private static Type ConcreteOf(Type target, Type element)
    {
        if (!target.IsInterface)
        {
            return target;
        }

        return target.IsGenericType ? typeof(List<>).MakeGenericType(element) : typeof(ArrayList);
    }

    private static List<object?> Convert(object source, Type element, IFormatProvider provider)
    {
        List<object?> values = [];
        foreach (object? item in LanguagePrimitives.GetEnumerable(source) ?? new[] { source })
        {
            values.Add(LanguagePrimitives.ConvertTo(item, element, provider));
        }

        return values;
    }
}
