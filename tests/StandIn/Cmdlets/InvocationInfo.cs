using System.Collections.Generic;

namespace System.Management.Automation;

public class InvocationInfo
{
    internal InvocationInfo(CommandInfo command, string invocationName, int position, int length, bool expectingInput)
    {
        MyCommand = command;
        InvocationName = invocationName;
        PipelinePosition = position;
        PipelineLength = length;
        ExpectingInput = expectingInput;
        PipelineIterationInfo = new int[length + 1];
    }

    public CommandInfo MyCommand { get; }

    public string InvocationName { get; }

    public Dictionary<string, object?> BoundParameters { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<object?> UnboundArguments { get; } = [];

    public int PipelineLength { get; }

    public int PipelinePosition { get; }

    public bool ExpectingInput { get; }

    public CommandOrigin CommandOrigin => CommandOrigin.Runspace;

    public string Line => string.Empty;

    public int OffsetInLine => 0;

    public int ScriptLineNumber => 0;

    public string PositionMessage => string.Empty;

    public string ScriptName => string.Empty;

    public string PSScriptRoot => string.Empty;

    public string PSCommandPath => string.Empty;

    internal int[] PipelineIterationInfo { get; }
}
