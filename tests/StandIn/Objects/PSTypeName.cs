using System.Linq;

namespace System.Management.Automation;

public class PSTypeName
{
    private Type? _type;

    public PSTypeName(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        _type = type;
        Name = type.FullName ?? type.Name;
    }

    public PSTypeName(string name)
    {
        Name = name;
    }

    public string Name { get; }

    public Type? Type => _type ??= TypeNames.Find(Name);

    public override string ToString()
    {
        return Name;
    }
}
