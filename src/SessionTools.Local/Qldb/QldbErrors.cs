using System;
using System.Text.Json.Nodes;
using SessionTools.Ion;
using SessionTools.Ledger;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.Storage;
using SessionTools.Local.Common;

namespace SessionTools.Local.Qldb;

/// <summary>QLDB Session's errors. The values of <c>Code</c> are a convention: AWS never published them.</summary>
internal static class QldbErrors
{
    private const int ClientError = 400;
    private const int ServerError = 500;

    public static LocalServiceException BadRequest(string message) => Error("BadRequestException", message, "400");

    public static LocalServiceException NoSuchLedger(string name) =>
        Error("BadRequestException", $"A ledger with the name '{name}' does not exist.", "404");

    public static LocalServiceException NoSuchSession() => Error("InvalidSessionException", "No such session", "404");

    /// <summary>What the service answers when the ledger throws; null where the exception is none of the ledger's.</summary>
    public static LocalServiceException? Of(Exception exception) => exception switch
    {
        PartiQLException => Error("BadRequestException", exception.Message, "412"),
        IonException => BadRequest(exception.Message),
        LedgerException ledger => Of(ledger),
        LedgerStoreException => new LocalServiceException("InternalServerError", ServerError, exception.Message),
        _ => null,
    };

    private static LocalServiceException Of(LedgerException exception) => exception.Kind switch
    {
        LedgerErrorKind.BadRequest => Error("BadRequestException", exception.Message, "412"),
        LedgerErrorKind.InvalidSession => Error("InvalidSessionException", exception.Message, "404"),
        LedgerErrorKind.OccConflict => new LocalServiceException("OccConflictException", ClientError, exception.Message),
        LedgerErrorKind.LimitExceeded => new LocalServiceException("LimitExceededException", ClientError, exception.Message),
        _ => throw new ArgumentOutOfRangeException(nameof(exception)),
    };

    private static LocalServiceException Error(string name, string message, string code) => new(name, ClientError, message)
    {
        Members = new JsonObject { ["Code"] = code },
    };
}
