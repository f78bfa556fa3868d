using System.Management.Automation.Internal;

namespace System.Management.Automation;

[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class OutputTypeAttribute : CmdletMetadataAttribute
{
    private string[] _parameterSetName = [ParameterAttribute.AllParameterSets];

    public OutputTypeAttribute(params Type[] type)
    {
        ArgumentNullException.ThrowIfNull(type);
        Type = Array.ConvertAll(type, item => new PSTypeName(item));
    }

    public OutputTypeAttribute(params string[] type)
    {
        ArgumentNullException.ThrowIfNull(type);
        Type = Array.ConvertAll(type, item => new PSTypeName(item));
    }

    public PSTypeName[] Type { get; }

    public string? ProviderCmdlet { get; set; }

    public string[] ParameterSetName
    {
        get => _parameterSetName;
        set => _parameterSetName = value is { Length: > 0 } ? value : [ParameterAttribute.AllParameterSets];
    }
}
