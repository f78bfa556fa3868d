using System.Text.Json.Serialization;

namespace SessionTools.Clients.Deadline;

/// <summary>Deadline Cloud's records as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ListFarmsRequest))]
[JsonSerializable(typeof(ListFarmsResponse))]
[JsonSerializable(typeof(ListQueuesRequest))]
[JsonSerializable(typeof(ListQueuesResponse))]
[JsonSerializable(typeof(ListJobsRequest))]
[JsonSerializable(typeof(ListJobsResponse))]
[JsonSerializable(typeof(ListSessionActionsRequest))]
[JsonSerializable(typeof(ListSessionActionsResponse))]
[JsonSerializable(typeof(GetSessionActionRequest))]
[JsonSerializable(typeof(GetSessionActionResponse))]
internal sealed partial class DeadlineJson : JsonSerializerContext;
