using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation.Binding;
using System.Reflection;

namespace System.Management.Automation;

public class CmdletInfo : CommandInfo
{
    public CmdletInfo(string name, Type implementingType)
        : base(name, CommandTypes.Cmdlet)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(implementingType);
        if (!typeof(Cmdlet).IsAssignableFrom(implementingType))
        {
            throw new PSInvalidOperationException($"The type {implementingType.FullName} is not a cmdlet.");
        }

        ImplementingType = implementingType;
        string[] parts = name.Split('-', 2);
        Verb = parts[0];
        Noun = parts.Length == 2 ? parts[1] : string.Empty;
    }

    public Type ImplementingType { get; }

    public string Verb { get; }

    public string Noun { get; }

    public string DefaultParameterSet => CmdletMetadata.Of(ImplementingType).DefaultParameterSet ?? ParameterAttribute.AllParameterSets;

    public override string Definition => Name;

    public override ReadOnlyCollection<PSTypeName> OutputType =>
        new(ImplementingType.GetCustomAttributes<OutputTypeAttribute>().SelectMany(attribute => attribute.Type).ToList());

    public override Dictionary<string, ParameterMetadata> Parameters =>
        CmdletMetadata.Of(ImplementingType).Parameters.ToDictionary(
            parameter => parameter.Name, parameter => new ParameterMetadata(parameter), StringComparer.OrdinalIgnoreCase);
}
