namespace System.Management.Automation.Runspaces;

/// <summary>What of a script goes to the pipeline that runs it.</summary>
[Flags]
public enum PipelineResultTypes
{
    None = 0,
    Output = 1,
    Error = 2,
}
