using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace System.Management.Automation;

public abstract class CommandInfo
{
    internal CommandInfo(string name, CommandTypes commandType)
    {
        Name = name;
        CommandType = commandType;
    }

    public string Name { get; }

    public CommandTypes CommandType { get; }

    public PSModuleInfo? Module { get; internal set; }

    public string ModuleName => Module?.Name ?? string.Empty;

    public virtual string Source => ModuleName;

    public virtual Version? Version => Module?.Version;

    public virtual SessionStateEntryVisibility Visibility { get; set; } = SessionStateEntryVisibility.Public;

    public abstract string Definition { get; }

    public abstract ReadOnlyCollection<PSTypeName> OutputType { get; }

    public virtual Dictionary<string, ParameterMetadata> Parameters => [];

    public override string ToString()
    {
        return Name;
    }
}
