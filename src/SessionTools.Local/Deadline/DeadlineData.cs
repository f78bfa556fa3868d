using System.Collections.Generic;
using System.Text.Json.Serialization;
using SessionTools.Clients.Deadline;

namespace SessionTools.Local.Deadline;

/// <summary>The farms of the embedded endpoint: what <c>deadline.json</c> in its folder holds.</summary>
internal sealed record DeadlineData
{
    public List<FarmSummary> Farms { get; set; } = [];

    public List<QueueSummary> Queues { get; set; } = [];

    public List<LocalJob> Jobs { get; set; } = [];
}

/// <summary>A job, where it is, and what its sessions did.</summary>
internal sealed record LocalJob
{
    public string FarmId { get; set; } = "";

    public string QueueId { get; set; } = "";

    public JobSummary Job { get; set; } = new();

    public List<GetSessionActionResponse> SessionActions { get; set; } = [];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(DeadlineData))]
internal sealed partial class DeadlineDataJson : JsonSerializerContext;
