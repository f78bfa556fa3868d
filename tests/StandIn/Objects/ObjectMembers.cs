using System.Collections.Generic;
using System.Linq;

namespace System.Management.Automation;

/// <summary>The members of one object seen as one kind: those added to it, then those of its .NET type.</summary>
internal sealed class ObjectMembers<T> : PSMemberInfoCollection<T>
    where T : PSMemberInfo
{
    private readonly PSObject _owner;

    public ObjectMembers(PSObject owner)
    {
        _owner = owner;
    }

    public override T? this[string name] =>
        this.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase));

    public override void Add(T member)
    {
        Add(member, false);
    }

    public override void Add(T member, bool preValidated)
    {
        ArgumentNullException.ThrowIfNull(member);
        PSMemberInfo own = preValidated ? member : member.Copy();
        own.IsInstance = true;
        List<PSMemberInfo> added = _owner.AddedMembers;
        int known = added.FindIndex(item => string.Equals(item.Name, member.Name, StringComparison.OrdinalIgnoreCase));
        if (known < 0)
        {
            added.Add(own);
        }
        else
        {
            added[known] = own;
        }
    }

    public override void Remove(string name)
    {
        _owner.AddedMembers.RemoveAll(member => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase));
    }

    public override ReadOnlyPSMemberInfoCollection<T> Match(string name)
    {
        return Match(name, PSMemberTypes.All);
    }

    public override ReadOnlyPSMemberInfoCollection<T> Match(string name, PSMemberTypes memberTypes)
    {
        return new ReadOnlyPSMemberInfoCollection<T>(this).Match(name, memberTypes);
    }

    public override IEnumerator<T> GetEnumerator()
    {
        return _owner.AddedMembers.Concat(TypeMembers()).OfType<T>().ToList().GetEnumerator();
    }

    private IEnumerable<PSMemberInfo> TypeMembers()
    {
        HashSet<string> hidden = new(_owner.AddedMembers.Select(member => member.Name), StringComparer.OrdinalIgnoreCase);
        return DotNetMembers.Of(_owner.BaseObject).Where(member => !hidden.Contains(member.Name));
    }
}
