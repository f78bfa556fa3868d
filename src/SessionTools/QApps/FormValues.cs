using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using SessionTools.Clients.QApps;
using SessionTools.Common;

namespace SessionTools.QApps;

/// <summary>Submitted form values, which the service keys by field id, as objects with the fields' titles.</summary>
internal static class FormValues
{
    /// <param name="value">The service's document.</param>
    /// <param name="form">The form; null where it is not known.</param>
    public static object? ByTitle(JsonElement? value, FormInputCard? form)
    {
        if (value is not { } document)
        {
            return null;
        }

        if (document.ValueKind != JsonValueKind.Object || form is null)
        {
            return JsonObjects.From(document);
        }

        IReadOnlyList<FormField> fields = form.ReadFields();
        PSObject result = PropertyObject.Create(document.EnumerateObject().Count());
        foreach (JsonProperty property in document.EnumerateObject())
        {
            string name = fields.FirstOrDefault(field => field.Id == property.Name)?.Title ?? property.Name;
            string unique = result.Properties[name] is null ? name : property.Name;
            result.Properties.Add(new PSNoteProperty(unique, JsonObjects.From(property.Value)));
        }

        return result;
    }
}
