namespace System.Management.Automation;

/// <summary>Where in its pipeline a command stands; positions count from one.</summary>
internal readonly record struct PipelinePlace(int Position, int Length, bool ExpectsInput);
