namespace System.Management.Automation;

public abstract class PSPropertyInfo : PSMemberInfo
{
    public abstract bool IsGettable { get; }

    public abstract bool IsSettable { get; }
}
