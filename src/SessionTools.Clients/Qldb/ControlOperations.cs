using System.Collections.Generic;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.Qldb;

/// <summary>The operations of QLDB's control plane that the ledger cmdlets use.</summary>
public static class ControlOperations
{
    private const string Ledgers = "/ledgers";
    private const string Ledger = Ledgers + "/{Name}";

    private static readonly Shape s_value = Shape.Structure(new Member("IonText", Shape.Text(1, 1048576)));
    private static readonly Shape s_documentId = Shape.Text(min: 22, max: 22, pattern: "^[A-Za-z-0-9]+$");
    private static readonly Shape s_pageToken = Shape.Text(min: 4, max: 1024, pattern: "^[A-Za-z-0-9+/=]+$");

    private static readonly Member s_blockAddress = new("BlockAddress", s_value) { Required = true };
    private static readonly Member s_digestTipAddress = new("DigestTipAddress", s_value);
    private static readonly Member s_name = new("Name", QldbShapes.LedgerName, MemberLocation.Label) { Required = true };

    public static Operation<CreateLedgerRequest, CreateLedgerResponse> CreateLedger { get; } = new()
    {
        Service = ControlService.Description,
        Name = "CreateLedger",
        Method = "POST",
        Uri = Ledgers,
        Input =
        [
            new("Name", QldbShapes.LedgerName) { Required = true },
            new("Tags", Shape.Map(Shape.Text(0, 256)) with { MinLength = 0, MaxLength = 200 }),
            new("PermissionsMode", Shape.Enum("ALLOW_ALL", "STANDARD")) { Required = true },
            new("DeletionProtection", new Shape { Type = ShapeType.Boolean }),
            new("KmsKey", Shape.Text(0, 1600)),
        ],
        Errors = [ControlService.InvalidParameter, ControlService.LimitExceeded, ControlService.AlreadyExists, ControlService.InUse],
        RequestType = static () => ControlJson.Default.CreateLedgerRequest,
        ResponseType = static () => ControlJson.Default.CreateLedgerResponse,
    };

    public static Operation<DescribeLedgerRequest, DescribeLedgerResponse> DescribeLedger { get; } = new()
    {
        Service = ControlService.Description,
        Name = "DescribeLedger",
        Method = "GET",
        Uri = Ledger,
        Repeatable = true,
        Input = [s_name],
        Errors = [ControlService.InvalidParameter, ControlService.NotFound],
        RequestType = static () => ControlJson.Default.DescribeLedgerRequest,
        ResponseType = static () => ControlJson.Default.DescribeLedgerResponse,
    };

    public static Operation<UpdateLedgerRequest, UpdateLedgerResponse> UpdateLedger { get; } = new()
    {
        Service = ControlService.Description,
        Name = "UpdateLedger",
        Method = "PATCH",
        Uri = Ledger,
        Input = [s_name, new("DeletionProtection", new Shape { Type = ShapeType.Boolean }), new("KmsKey", Shape.Text(0, 1600))],
        Errors = [ControlService.InvalidParameter, ControlService.NotFound],
        RequestType = static () => ControlJson.Default.UpdateLedgerRequest,
        ResponseType = static () => ControlJson.Default.UpdateLedgerResponse,
    };

    public static Operation<DeleteLedgerRequest, DeleteLedgerResponse> DeleteLedger { get; } = new()
    {
        Service = ControlService.Description,
        Name = "DeleteLedger",
        Method = "DELETE",
        Uri = Ledger,
        Input = [s_name],
        Errors = [ControlService.InvalidParameter, ControlService.InUse, ControlService.NotFound, ControlService.PreconditionNotMet],
        RequestType = static () => ControlJson.Default.DeleteLedgerRequest,
        ResponseType = static () => ControlJson.Default.DeleteLedgerResponse,
    };

    public static Operation<ListLedgersRequest, ListLedgersResponse> ListLedgers { get; } = new()
    {
        Service = ControlService.Description,
        Name = "ListLedgers",
        Method = "GET",
        Uri = Ledgers,
        Repeatable = true,
        Input =
        [
            new("MaxResults", Shape.Integer(1, 100), MemberLocation.Query) { WireName = "max_results" },
            new("NextToken", s_pageToken, MemberLocation.Query) { WireName = "next_token" },
        ],
        RequestType = static () => ControlJson.Default.ListLedgersRequest,
        ResponseType = static () => ControlJson.Default.ListLedgersResponse,
        Paging = new((request, token) => request with { NextToken = token }, response => response.NextToken),
    };

    public static Operation<GetDigestRequest, GetDigestResponse> GetDigest { get; } = new()
    {
        Service = ControlService.Description,
        Name = "GetDigest",
        Method = "POST",
        Uri = Ledger + "/digest",
        RepeatableWhenThrottled = true,
        Input = [s_name],
        Errors = ControlService.ProofErrors,
        RequestType = static () => ControlJson.Default.GetDigestRequest,
        ResponseType = static () => ControlJson.Default.GetDigestResponse,
    };

    public static Operation<GetBlockRequest, GetBlockResponse> GetBlock { get; } = new()
    {
        Service = ControlService.Description,
        Name = "GetBlock",
        Method = "POST",
        Uri = Ledger + "/block",
        RepeatableWhenThrottled = true,
        Input = [s_name, s_blockAddress, s_digestTipAddress],
        Errors = ControlService.ProofErrors,
        RequestType = static () => ControlJson.Default.GetBlockRequest,
        ResponseType = static () => ControlJson.Default.GetBlockResponse,
    };

    public static Operation<GetRevisionRequest, GetRevisionResponse> GetRevision { get; } = new()
    {
        Service = ControlService.Description,
        Name = "GetRevision",
        Method = "POST",
        Uri = Ledger + "/revision",
        RepeatableWhenThrottled = true,
        Input = [s_name, s_blockAddress, new("DocumentId", s_documentId) { Required = true }, s_digestTipAddress],
        Errors = ControlService.ProofErrors,
        RequestType = static () => ControlJson.Default.GetRevisionRequest,
        ResponseType = static () => ControlJson.Default.GetRevisionResponse,
    };

    /// <summary>Every operation above.</summary>
    public static IReadOnlyList<Operation> All { get; } =
        [CreateLedger, DescribeLedger, UpdateLedger, DeleteLedger, ListLedgers, GetDigest, GetBlock, GetRevision];
}
