using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet("Select", "Object")]
public sealed class SelectObjectCommand : PSCmdlet
{
    private int _seen;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public string[]? Property { get; set; }

    [Parameter]
    public string? ExpandProperty { get; set; }

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; } = -1;

    protected override void BeginProcessing()
    {
        if (First == 0)
        {
            throw new StopUpstreamCommandsException(EngineRuntime!.Processor);
        }
    }

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
        {
            _seen++;
            Emit(InputObject);
        }

        if (_seen == First)
        {
            throw new StopUpstreamCommandsException(EngineRuntime!.Processor);
        }
    }

    private void Emit(PSObject input)
    {
        if (ExpandProperty is not null)
        {
            Expand(input, ExpandProperty);
        }
        else
        {
            WriteObject(Property is null ? input : Chosen(input, Property));
        }
    }

    private void Expand(PSObject input, string name)
    {
        PSPropertyInfo? property = input.Properties[name];
        if (property is null)
        {
            PSArgumentException missing = new($"Property \"{name}\" cannot be found.");
            WriteError(new ErrorRecord(missing, "ExpandPropertyNotFound", ErrorCategory.InvalidArgument, input));
            return;
        }

        WriteObject(property.Value, true);
    }

    private static PSObject Chosen(PSObject input, string[] names)
    {
        PSObject chosen = new();
        chosen.TypeNames.Insert(0, "Selected." + input.TypeNames[0]);
        foreach (string name in names)
        {
            foreach (PSPropertyInfo property in Matching(input, name))
            {
                chosen.Properties.Add(new PSNoteProperty(property.Name, property.Value), true);
            }
        }

        return chosen;
    }

    private static PSPropertyInfo[] Matching(PSObject input, string name)
    {
        PSPropertyInfo[] found = input.Properties.Match(name).ToArray();
        bool isMissing = found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name);
        return isMissing ? [new PSNoteProperty(name, null)] : found;
    }
}
