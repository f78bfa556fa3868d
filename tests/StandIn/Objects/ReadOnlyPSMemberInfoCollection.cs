using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace System.Management.Automation;

public class ReadOnlyPSMemberInfoCollection<T> : IEnumerable<T>
    where T : PSMemberInfo
{
    private readonly List<T> _members;

    internal ReadOnlyPSMemberInfoCollection(IEnumerable<T> members)
    {
        _members = members.ToList();
    }

    public int Count => _members.Count;

    public T this[int index] => _members[index];

    public T? this[string name] =>
        _members.Find(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase));

    public ReadOnlyPSMemberInfoCollection<T> Match(string name)
    {
        return Match(name, PSMemberTypes.All);
    }

    public ReadOnlyPSMemberInfoCollection<T> Match(string name, PSMemberTypes memberTypes)
    {
        WildcardPattern pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
        return new(_members.Where(member => (member.MemberType & memberTypes) != 0 && pattern.IsMatch(member.Name)));
    }

    public IEnumerator<T> GetEnumerator()
    {
        return _members.GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator()
    {
        return GetEnumerator();
    }
}
