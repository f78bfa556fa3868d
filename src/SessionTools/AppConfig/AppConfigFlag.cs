using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using SessionTools.Clients.AppConfig.Flags;
using SessionTools.Common;

namespace SessionTools.AppConfig;

/// <summary>A feature flag as it is for one context.</summary>
public sealed class AppConfigFlag
{
    internal AppConfigFlag(FlagOrigin origin, string name, FlagEvaluation evaluation, bool withTrace)
    {
        Name = name;
        Enabled = evaluation.Variant.IsEnabled;
        Variant = evaluation.Variant.Name;
        Attributes = AttributesOf(evaluation.Variant);
        Rule = evaluation.Steps.Count > 0 ? evaluation.Steps[^1].Rule : null;
        IsApproximate = evaluation.Steps.Any(step => step.UsesSplit);
        Trace = new TextList<AppConfigFlagStep>(withTrace ? evaluation.Steps.Select(step => new AppConfigFlagStep(step)) : []);
        ApplicationIdentifier = origin.ApplicationIdentifier;
        EnvironmentIdentifier = origin.EnvironmentIdentifier;
        ConfigurationProfileIdentifier = origin.ConfigurationProfileIdentifier;
        VersionLabel = origin.VersionLabel;
        RetrievedAt = origin.RetrievedAt;
        EvaluatedBy = origin.Connection is null ? "Agent" : "SessionTools";
        Connection = origin.Connection;
    }

    public string Name { get; }

    public bool Enabled { get; }

    /// <summary>The variant that applies; null for a basic flag.</summary>
    public string? Variant { get; }

    /// <summary>The flag's attributes by their names.</summary>
    public PSObject Attributes { get; }

    /// <summary>The rule that decided, as Ion text; null for the default variant, a basic flag, and where the agent decided.</summary>
    public string? Rule { get; }

    /// <summary>A percentage was decided by a hash that is not the one of AWS's agent: it may put this context elsewhere.</summary>
    public bool IsApproximate { get; }

    /// <summary>With -Trace: the rules that were asked, the deciding one last.</summary>
    public IReadOnlyList<AppConfigFlagStep> Trace { get; }

    public string ApplicationIdentifier { get; }

    public string EnvironmentIdentifier { get; }

    public string ConfigurationProfileIdentifier { get; }

    /// <summary>The label of the configuration's version; null where it has none, and where the agent decided.</summary>
    public string? VersionLabel { get; }

    /// <summary>When the service last confirmed the configuration; null where the agent decided.</summary>
    public DateTime? RetrievedAt { get; }

    /// <summary><c>SessionTools</c> or <c>Agent</c>.</summary>
    public string EvaluatedBy { get; }

    /// <summary>The connection; null where the agent decided.</summary>
    public Connection? Connection { get; }

    /// <summary>So that a flag can be printed in a text.</summary>
    public override string ToString() => Name;

    private static PSObject AttributesOf(FlagVariant variant)
    {
        JsonProperty[] members = [.. variant.Value.EnumerateObject().Where(member => FlagVariant.IsAttribute(member.Name))];
        PSObject attributes = PropertyObject.Create(members.Length);
        foreach (JsonProperty member in members)
        {
            attributes.Properties.Remove(member.Name);
            attributes.Properties.Add(new PSNoteProperty(member.Name, JsonObjects.From(member.Value)));
        }

        return attributes;
    }
}
