using System.Management.Automation.Internal;

namespace System.Management.Automation;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class ValidateArgumentsAttribute : CmdletMetadataAttribute
{
    protected abstract void Validate(object? arguments, EngineIntrinsics engineIntrinsics);

    internal void Check(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        Validate(arguments, engineIntrinsics);
    }
}
