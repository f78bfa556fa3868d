using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Internal;
using System.Reflection;

namespace System.Management.Automation.Binding;

/// <summary>What a cmdlet class declares, read once per class.</summary>
internal sealed class CmdletMetadata
{
    private static readonly ConcurrentDictionary<Type, CmdletMetadata> s_known = new();

    private CmdletMetadata(Type type)
    {
        CmdletAttribute? cmdlet = type.GetCustomAttribute<CmdletAttribute>();
        SupportsShouldProcess = cmdlet is { SupportsShouldProcess: true };
        ConfirmImpact = cmdlet?.ConfirmImpact ?? ConfirmImpact.Medium;
        Parameters = DeclaredBy(type);
        if (cmdlet is not null && cmdlet.DefaultParameterSetName != ParameterAttribute.AllParameterSets)
        {
            DefaultParameterSet = cmdlet.DefaultParameterSetName;
            DefaultFlag = SetNames.FlagOf(cmdlet.DefaultParameterSetName);
        }
    }

    public ParameterSetNames SetNames { get; } = new();

    public IReadOnlyList<ParameterDescription> Parameters { get; }

    public string? DefaultParameterSet { get; }

    public uint DefaultFlag { get; }

    public bool SupportsShouldProcess { get; }

    public ConfirmImpact ConfirmImpact { get; }

    public static CmdletMetadata Of(Type type)
    {
        return s_known.GetOrAdd(type, key => new CmdletMetadata(key));
    }

    private List<ParameterDescription> DeclaredBy(Type type)
    {
        IEnumerable<Type> owners = SupportsShouldProcess
            ? [type, typeof(CommonParameters), typeof(ShouldProcessParameters)]
            : [type, typeof(CommonParameters)];
        return owners.SelectMany(Members).Select(member => new ParameterDescription(member, SetNames)).ToList();
    }

    private static IEnumerable<MemberInfo> Members(Type type)
    {
        return type.GetMembers(BindingFlags.Public | BindingFlags.Instance)
            .Where(member => member is PropertyInfo or FieldInfo && member.IsDefined(typeof(ParameterAttribute)))
            .DistinctBy(member => member.Name, StringComparer.OrdinalIgnoreCase);
    }
}
