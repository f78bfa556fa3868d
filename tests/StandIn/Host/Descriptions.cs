namespace System.Management.Automation.Host;

public sealed class ChoiceDescription
{
    public ChoiceDescription(string label)
        : this(label, string.Empty)
    {
    }

    public ChoiceDescription(string label, string helpMessage)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        Label = label;
        HelpMessage = helpMessage;
    }

    public string Label { get; }

    public string HelpMessage { get; set; }
}

public class FieldDescription
{
    public FieldDescription(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    public string Name { get; }

    public string Label { get; set; } = string.Empty;

    public string HelpMessage { get; set; } = string.Empty;

    public bool IsMandatory { get; set; } = true;
}
