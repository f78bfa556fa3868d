using System.Collections.ObjectModel;

namespace System.Management.Automation;

public abstract class PSMethodInfo : PSMemberInfo
{
    public abstract Collection<string> OverloadDefinitions { get; }

    public override object? Value
    {
        get => this;
        set => throw new ExtendedTypeSystemException($"The method '{Name}' cannot be replaced by a value.");
    }

    public abstract object? Invoke(params object?[] arguments);
}
