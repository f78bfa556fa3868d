using System.Collections.Generic;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.Qldb;

/// <summary>Amazon QLDB Session (API 2019-07-11, awsJson1_0): one operation that carries seven commands.</summary>
public static class QldbSessionService
{
    private static readonly Shape s_transactionId = Shape.Text(min: 22, max: 22, pattern: "^[A-Za-z-0-9]+$");
    private static readonly Shape s_token = Shape.Text(min: 4, max: 1024, pattern: "^[A-Za-z-0-9+/=]+$");
    private static readonly Shape s_empty = Shape.Structure();

    private static readonly Shape s_value = Shape.Structure(
        new Member("IonBinary", Shape.Blob(1, 131072)),
        new Member("IonText", Shape.Text(1, 1048576)));

    public static ServiceDescription Description { get; } = new()
    {
        Name = "QLDB Session",
        SdkId = "QLDB Session",
        SigningName = "qldb",
        EndpointPrefix = "session.qldb",
        ApiVersion = "2019-07-11",
        Protocol = ServiceProtocol.AwsJson10,
        TargetPrefix = "QLDBSession",
        HasOneCallAtATime = true,
    };

    /// <summary>Never repeated by itself: whether a command may be repeated is the driver's to know.</summary>
    public static Operation<SendCommandRequest, SendCommandResult> SendCommand { get; } = new()
    {
        Service = Description,
        Name = "SendCommand",
        Method = "POST",
        Uri = "/",
        Input =
        [
            new("SessionToken", s_token with { Sensitive = true }),
            new("StartSession", Shape.Structure(new Member("LedgerName", QldbShapes.LedgerName) { Required = true })),
            new("StartTransaction", s_empty),
            new("EndSession", s_empty),
            new("CommitTransaction", Shape.Structure(
                new Member("TransactionId", s_transactionId) { Required = true },
                new Member("CommitDigest", Shape.Blob()) { Required = true })),
            new("AbortTransaction", s_empty),
            new("ExecuteStatement", Shape.Structure(
                new Member("TransactionId", s_transactionId) { Required = true },
                new Member("Statement", Shape.Text(1, 100000)) { Required = true },
                new Member("Parameters", Shape.List(s_value)))),
            new("FetchPage", Shape.Structure(
                new Member("TransactionId", s_transactionId) { Required = true },
                new Member("NextPageToken", s_token) { Required = true })),
        ],
        Errors =
        [
            new("BadRequestException", ErrorKind.BadRequest, 400),
            new("CapacityExceededException", ErrorKind.CapacityExceeded, 503),
            new("InvalidSessionException", ErrorKind.InvalidSession, 400),
            new("LimitExceededException", ErrorKind.LimitExceeded, 400),
            new("OccConflictException", ErrorKind.OccConflict, 400),
            new("RateExceededException", ErrorKind.Throttling, 400),
        ],
        RequestType = static () => QldbSessionJson.Default.SendCommandRequest,
        ResponseType = static () => QldbSessionJson.Default.SendCommandResult,
    };

    /// <summary>Every operation above.</summary>
    public static IReadOnlyList<Operation> All { get; } = [SendCommand];
}
