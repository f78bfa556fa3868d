using System.Collections.Generic;
using System.Management.Automation;
using SessionTools.Ion;
using SessionTools.Qldb;

namespace SessionTools.Commands;

[Cmdlet(VerbsData.ConvertTo, "Ion", DefaultParameterSetName = TextSet)]
[OutputType(typeof(string), ParameterSetName = [TextSet])]
[OutputType(typeof(byte[]), ParameterSetName = [BinarySet])]
[OutputType(typeof(IonValue), ParameterSetName = [ValueSet])]
public sealed class ConvertToIonCommand : SessionToolsCmdlet
{
    private const string TextSet = "Text";
    private const string BinarySet = "Binary";
    private const string ValueSet = "Value";

    private readonly List<IonValue> _values = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? InputObject { get; set; }

    /// <summary>One byte array with all values.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BinarySet)]
    public SwitchParameter AsBinary { get; set; }

    /// <summary>Exact values instead of their text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ValueSet)]
    public SwitchParameter AsIon { get; set; }

    [Parameter(ParameterSetName = TextSet)]
    public SwitchParameter Pretty { get; set; }

    /// <summary>How many containers may be nested.</summary>
    [Parameter]
    [ValidateRange(1, IonReaderOptions.LargestMaxDepth)]
    public int Depth { get; set; } = IonFromObjects.DefaultDepth;

    protected override object? ErrorTarget => InputObject;

    protected override void ProcessInput()
    {
        IonValue value = IonFromObjects.From(InputObject, Depth);
        switch (ParameterSetName)
        {
            case BinarySet:
                _values.Add(value);
                break;
            case ValueSet:
                WriteObject(value);
                break;
            default:
                WriteObject(value.ToText(Pretty ? IonTextOptions.Pretty : IonTextOptions.Compact));
                break;
        }
    }

    protected override void EndInput()
    {
        if (ParameterSetName == BinarySet)
        {
            WriteObject(new IonDatagram(_values).ToBinary());
        }
    }
}
