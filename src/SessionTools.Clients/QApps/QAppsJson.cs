using System.Text.Json.Serialization;

namespace SessionTools.Clients.QApps;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StartQAppSessionRequest))]
[JsonSerializable(typeof(StartQAppSessionResponse))]
[JsonSerializable(typeof(GetQAppSessionRequest))]
[JsonSerializable(typeof(GetQAppSessionResponse))]
[JsonSerializable(typeof(UpdateQAppSessionRequest))]
[JsonSerializable(typeof(UpdateQAppSessionResponse))]
[JsonSerializable(typeof(StopQAppSessionRequest))]
[JsonSerializable(typeof(StopQAppSessionResponse))]
[JsonSerializable(typeof(GetQAppSessionMetadataRequest))]
[JsonSerializable(typeof(GetQAppSessionMetadataResponse))]
[JsonSerializable(typeof(UpdateQAppSessionMetadataRequest))]
[JsonSerializable(typeof(UpdateQAppSessionMetadataResponse))]
[JsonSerializable(typeof(ListQAppSessionDataRequest))]
[JsonSerializable(typeof(ListQAppSessionDataResponse))]
[JsonSerializable(typeof(ExportQAppSessionDataRequest))]
[JsonSerializable(typeof(ExportQAppSessionDataResponse))]
[JsonSerializable(typeof(ListQAppsRequest))]
[JsonSerializable(typeof(ListQAppsResponse))]
[JsonSerializable(typeof(GetQAppRequest))]
[JsonSerializable(typeof(GetQAppResponse))]
internal sealed partial class QAppsJson : JsonSerializerContext;
