using System.Collections.Generic;
using System.Management.Automation.Internal;

namespace System.Management.Automation;

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class AliasAttribute : ParsingBaseAttribute
{
    private readonly string[] _aliasNames;

    public AliasAttribute(params string[] aliasNames)
    {
        ArgumentNullException.ThrowIfNull(aliasNames);
        _aliasNames = aliasNames;
    }

    public IList<string> AliasNames => _aliasNames;
}
