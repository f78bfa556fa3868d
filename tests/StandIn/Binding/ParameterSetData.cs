namespace System.Management.Automation.Binding;

/// <summary>What one parameter declares for one parameter set, or for all of them.</summary>
internal sealed record ParameterSetData(uint Flag, bool IsInAllSets, ParameterAttribute Declared)
{
    public bool IsMandatory => Declared.Mandatory;

    public bool IsPositional => Declared.Position != int.MinValue;

    public bool TakesPipeline => Declared.ValueFromPipeline || Declared.ValueFromPipelineByPropertyName;
}
