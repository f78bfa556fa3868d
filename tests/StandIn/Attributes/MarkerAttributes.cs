using System.Management.Automation.Internal;

namespace System.Management.Automation;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class AllowNullAttribute : CmdletMetadataAttribute
{
}

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class AllowEmptyStringAttribute : CmdletMetadataAttribute
{
}

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class AllowEmptyCollectionAttribute : CmdletMetadataAttribute
{
}

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class SupportsWildcardsAttribute : ParsingBaseAttribute
{
}

[AttributeUsage(AttributeTargets.All)]
public sealed class HiddenAttribute : ParsingBaseAttribute
{
}

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class PSDefaultValueAttribute : ParsingBaseAttribute
{
    public object? Value { get; set; }

    public string? Help { get; set; }
}
