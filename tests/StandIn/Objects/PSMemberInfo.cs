namespace System.Management.Automation;

public abstract class PSMemberInfo
{
    public string Name { get; private set; } = string.Empty;

    public bool IsInstance { get; internal set; }

    public abstract PSMemberTypes MemberType { get; }

    public abstract string TypeNameOfValue { get; }

    public abstract object? Value { get; set; }

    public abstract PSMemberInfo Copy();

    protected void SetMemberName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }
}
