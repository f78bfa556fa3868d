using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace System.Management.Automation;

/// <summary>What reflection shows of an object's type.</summary>
internal static class DotNetMembers
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.Instance;

    public static IEnumerable<PSMemberInfo> Of(object target)
    {
        if (target is PSCustomObject)
        {
            return [];
        }

        return Properties(target).Concat(Fields(target)).Concat(Methods(target));
    }

    private static IEnumerable<PSMemberInfo> Properties(object target)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (PropertyInfo property in target.GetType().GetProperties(Instance))
        {
            if (property.GetIndexParameters().Length == 0 && seen.Add(property.Name))
            {
                yield return new PSProperty(target, property);
            }
        }
    }

    private static IEnumerable<PSMemberInfo> Fields(object target)
    {
        return target.GetType().GetFields(Instance).Select(field => new PSProperty(target, field));
    }

    private static IEnumerable<PSMemberInfo> Methods(object target)
    {
        return target.GetType().GetMethods(Instance)
            .Where(method => !method.IsSpecialName)
            .GroupBy(method => method.Name, StringComparer.OrdinalIgnoreCase)
            .Select(group => new PSMethod(target, group.First().Name, group));
    }
}
