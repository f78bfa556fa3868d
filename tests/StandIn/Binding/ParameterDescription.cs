using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace System.Management.Automation.Binding;

/// <summary>One parameter as its member declares it.</summary>
internal sealed class ParameterDescription
{
    private readonly MemberInfo _member;

    public ParameterDescription(MemberInfo member, ParameterSetNames sets)
    {
        _member = member;
        Owner = member.DeclaringType!;
        Type = member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;
        Attributes = member.GetCustomAttributes().ToArray();
        Aliases = Attributes.OfType<AliasAttribute>().SelectMany(alias => alias.AliasNames).ToArray();
        Sets = Attributes.OfType<ParameterAttribute>().Select(declared => Describe(declared, sets)).ToArray();
    }

    public string Name => _member.Name;

    public Type Owner { get; }

    public Type Type { get; }

    public IReadOnlyList<Attribute> Attributes { get; }

    public IReadOnlyList<string> Aliases { get; }

    public IReadOnlyList<ParameterSetData> Sets { get; }

    public bool IsInAllSets => Sets.Any(set => set.IsInAllSets);

    public uint SetFlags => Sets.Where(set => !set.IsInAllSets).Aggregate(0u, (flags, set) => flags | set.Flag);

    public bool IsEverMandatory => Sets.Any(set => set.IsMandatory);

    public bool IsEverFromPipeline => Sets.Any(set => set.TakesPipeline);

    public bool AcceptsNull => !Type.IsValueType || Nullable.GetUnderlyingType(Type) is not null;

    public bool Has<T>()
        where T : Attribute
    {
        return Attributes.Any(attribute => attribute is T);
    }

    public bool IsNamed(string name)
    {
        return string.Equals(Name, name, StringComparison.OrdinalIgnoreCase) || Aliases.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    public bool StartsWith(string prefix)
    {
        return Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            || Aliases.Any(alias => alias.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
    }

    public bool IsIn(uint validSets)
    {
        return IsInAllSets || (SetFlags & validSets) != 0;
    }

    public IEnumerable<ParameterSetData> SetsIn(uint validSets)
    {
        return Sets.Where(set => set.IsInAllSets || (set.Flag & validSets) != 0);
    }

    public object? GetValue(object target)
    {
        return _member is PropertyInfo property ? property.GetValue(target) : ((FieldInfo)_member).GetValue(target);
    }

    public void SetValue(object target, object? value)
    {
        (_member as PropertyInfo)?.SetValue(target, value);
        (_member as FieldInfo)?.SetValue(target, value);
    }

    private static ParameterSetData Describe(ParameterAttribute declared, ParameterSetNames sets)
    {
        bool isInAll = declared.ParameterSetName == ParameterAttribute.AllParameterSets;
        return new ParameterSetData(isInAll ? uint.MaxValue : sets.FlagOf(declared.ParameterSetName), isInAll, declared);
    }
}
