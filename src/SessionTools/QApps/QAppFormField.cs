using SessionTools.Clients.QApps;

namespace SessionTools.QApps;

/// <summary>A field of a form.</summary>
public sealed class QAppFormField
{
    internal QAppFormField(FormField field)
    {
        Title = field.Title;
        Type = field.Type;
        Required = field.Required;
        FieldId = field.Id;
    }

    public string Title { get; }

    /// <summary>The JSON schema type, such as string, number, boolean or array.</summary>
    public string? Type { get; }

    public bool Required { get; }

    public string FieldId { get; }

    public override string ToString() => Title;
}
