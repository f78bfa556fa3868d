using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.QApps;
using SessionTools.Common;

namespace SessionTools.QApps;

/// <summary>A card as an app defines it.</summary>
public sealed class QAppCardDefinition
{
    internal QAppCardDefinition(CardDefinition definition)
        : this(definition.Any)
    {
    }

    /// <param name="card">Null where the service has added a kind since.</param>
    internal QAppCardDefinition(Card? card)
    {
        Title = card?.Title ?? "";
        Kind = card?.Type ?? "Unknown";
        CardId = card?.Id ?? "";
        Dependencies = new TextList<string>(card?.Dependencies ?? []);
        TakesInput = card?.TakesInput ?? false;
        Prompt = (card as QueryCard)?.Prompt ?? (card as PluginCard)?.Prompt;
        OutputSource = (card as QueryCard)?.OutputSource;
        Placeholder = (card as TextInputCard)?.Placeholder;
        DefaultValue = (card as TextInputCard)?.DefaultValue;
        FileName = (card as FileUploadCard)?.Filename;
        AllowOverride = (card as FileUploadCard)?.AllowOverride;
        PluginId = (card as PluginCard)?.PluginId;
        PluginType = (card as PluginCard)?.PluginType;
        ActionIdentifier = (card as PluginCard)?.ActionIdentifier;
        ComputeMode = (card as FormInputCard)?.ComputeMode;
        Fields = new TextList<QAppFormField>(((card as FormInputCard)?.ReadFields() ?? []).Select(field => new QAppFormField(field)));
    }

    public string Title { get; }

    /// <summary>text-input, q-query, file-upload, q-plugin, form-input; Unknown where the service has added a kind since.</summary>
    public string Kind { get; }

    public string CardId { get; }

    /// <summary>The ids of the cards whose values this one uses.</summary>
    public IReadOnlyList<string> Dependencies { get; }

    /// <summary>Users give its value.</summary>
    public bool TakesInput { get; }

    /// <summary>Of q-query and q-plugin cards.</summary>
    public string? Prompt { get; }

    /// <summary>approved-sources or llm, of q-query cards.</summary>
    public string? OutputSource { get; }

    /// <summary>Of text-input cards.</summary>
    public string? Placeholder { get; }

    /// <summary>Of text-input cards.</summary>
    public string? DefaultValue { get; }

    /// <summary>The default file of a file-upload card.</summary>
    public string? FileName { get; }

    /// <summary>Whether a session may use another file than the default one.</summary>
    public bool? AllowOverride { get; }

    /// <summary>Of q-plugin cards.</summary>
    public string? PluginId { get; }

    /// <summary>Of q-plugin cards.</summary>
    public string? PluginType { get; }

    /// <summary>Of q-plugin cards.</summary>
    public string? ActionIdentifier { get; }

    /// <summary>append or replace, of form-input cards.</summary>
    public string? ComputeMode { get; }

    /// <summary>The fields of a form-input card.</summary>
    public IReadOnlyList<QAppFormField> Fields { get; }

    public override string ToString() => Title;
}
