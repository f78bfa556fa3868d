using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation.Binding;

namespace System.Management.Automation;

public sealed class ParameterMetadata
{
    internal ParameterMetadata(ParameterDescription parameter)
    {
        Name = parameter.Name;
        ParameterType = parameter.Type;
        Aliases = new Collection<string>(parameter.Aliases.ToList());
        Attributes = new Collection<Attribute>(parameter.Attributes.ToList());
    }

    public string Name { get; }

    public Type ParameterType { get; }

    public Collection<string> Aliases { get; }

    public Collection<Attribute> Attributes { get; }

    public bool SwitchParameter => ParameterType == typeof(SwitchParameter);
}
