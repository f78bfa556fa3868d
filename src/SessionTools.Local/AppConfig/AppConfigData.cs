using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace SessionTools.Local.AppConfig;

/// <summary>The deployed configurations of the embedded endpoint: what <c>appconfig.json</c> in its folder holds.</summary>
internal sealed record AppConfigData
{
    public List<LocalConfiguration> Configurations { get; set; } = [];
}

/// <summary>The configuration that is deployed to one profile of an environment.</summary>
internal sealed record LocalConfiguration
{
    public string Application { get; set; } = "";

    public string Environment { get; set; } = "";

    public string ConfigurationProfile { get; set; } = "";

    public string ContentType { get; set; } = "";

    public string? VersionLabel { get; set; }

    public byte[] Content { get; set; } = [];

    public bool IsSameProfile(LocalConfiguration other) =>
        (Application, Environment, ConfigurationProfile) == (other.Application, other.Environment, other.ConfigurationProfile);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(AppConfigData))]
internal sealed partial class AppConfigDataJson : JsonSerializerContext;
