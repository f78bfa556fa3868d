using System.Text.Json;
using System.Text.Json.Serialization;

namespace SessionTools.Clients.AppConfig;

public sealed record StartConfigurationSessionRequest
{
    public string? ApplicationIdentifier { get; set; }

    public string? EnvironmentIdentifier { get; set; }

    public string? ConfigurationProfileIdentifier { get; set; }

    public int? RequiredMinimumPollIntervalInSeconds { get; set; }
}

public sealed record StartConfigurationSessionResponse
{
    public string? InitialConfigurationToken { get; set; }

    /// <summary>No token, whoever prints it.</summary>
    public override string ToString() => nameof(StartConfigurationSessionResponse);
}

public sealed record GetLatestConfigurationRequest
{
    public string? ConfigurationToken { get; set; }

    /// <summary>No token, whoever prints it.</summary>
    public override string ToString() => nameof(GetLatestConfigurationRequest);
}

public sealed record GetLatestConfigurationResponse
{
    public string? NextPollConfigurationToken { get; set; }

    public int NextPollIntervalInSeconds { get; set; }

    public string? ContentType { get; set; }

    public string? VersionLabel { get; set; }

    /// <summary>The configuration; empty where the caller has the latest already.</summary>
    [JsonIgnore]
    public byte[] Configuration { get; set; } = [];

    /// <summary>No token and no configuration, whoever prints it.</summary>
    public override string ToString() => nameof(GetLatestConfigurationResponse);
}

/// <summary>AppConfig Data's records as JSON.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StartConfigurationSessionRequest))]
[JsonSerializable(typeof(StartConfigurationSessionResponse))]
[JsonSerializable(typeof(GetLatestConfigurationRequest))]
[JsonSerializable(typeof(GetLatestConfigurationResponse))]
[JsonSerializable(typeof(BackupDocument))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class AppConfigJson : JsonSerializerContext;
