using System.Collections;
using System.Management.Automation.Internal;

namespace System.Management.Automation;

/// <summary>The variables that -OutVariable, -ErrorVariable and their like fill.</summary>
internal sealed class StreamVariables
{
    private readonly Session _session;
    private readonly CommonParameters _common;
    private ArrayList? _output;
    private ArrayList? _errors;
    private ArrayList? _warnings;
    private ArrayList? _information;

    public StreamVariables(Session session, CommonParameters common)
    {
        _session = session;
        _common = common;
    }

    public void Open()
    {
        _output = Open(_common.OutVariable);
        _errors = Open(_common.ErrorVariable);
        _warnings = Open(_common.WarningVariable);
        _information = Open(_common.InformationVariable);
    }

    public void Close()
    {
        if (_common.PipelineVariable is not null)
        {
            _session.Variables.Remove(_common.PipelineVariable);
        }
    }

    public void AddOutput(object? item)
    {
        _output?.Add(item);
        if (_common.PipelineVariable is not null)
        {
            _session.Variables.Set(_common.PipelineVariable, item);
        }
    }

    public void AddError(ErrorRecord record)
    {
        _errors?.Add(record);
    }

    public void AddWarning(WarningRecord record)
    {
        _warnings?.Add(record);
    }

    public void AddInformation(InformationRecord record)
    {
        _information?.Add(record);
    }

    private ArrayList? Open(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        bool appends = name.StartsWith('+');
        string variable = appends ? name[1..] : name;
        if (appends && _session.Variables.GetValue(variable) is ArrayList known)
        {
            return known;
        }

        ArrayList list = [];
        _session.Variables.Set(variable, list);
        return list;
    }
}
