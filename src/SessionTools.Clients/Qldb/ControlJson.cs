using System.Text.Json.Serialization;

namespace SessionTools.Clients.Qldb;

/// <summary>The control plane's records as JSON.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateLedgerRequest))]
[JsonSerializable(typeof(CreateLedgerResponse))]
[JsonSerializable(typeof(DescribeLedgerRequest))]
[JsonSerializable(typeof(DescribeLedgerResponse))]
[JsonSerializable(typeof(UpdateLedgerRequest))]
[JsonSerializable(typeof(UpdateLedgerResponse))]
[JsonSerializable(typeof(DeleteLedgerRequest))]
[JsonSerializable(typeof(DeleteLedgerResponse))]
[JsonSerializable(typeof(ListLedgersRequest))]
[JsonSerializable(typeof(ListLedgersResponse))]
[JsonSerializable(typeof(GetDigestRequest))]
[JsonSerializable(typeof(GetDigestResponse))]
[JsonSerializable(typeof(GetBlockRequest))]
[JsonSerializable(typeof(GetBlockResponse))]
[JsonSerializable(typeof(GetRevisionRequest))]
[JsonSerializable(typeof(GetRevisionResponse))]
internal sealed partial class ControlJson : JsonSerializerContext;
