using System;
using SessionTools.Ion;
using SessionTools.Ledger;
using SessionTools.Ledger.Journal;
using SessionTools.Ledger.Storage;
using SessionTools.Local.Common;

namespace SessionTools.Local.Qldb;

/// <summary>The errors of QLDB's control plane.</summary>
internal static class QldbControlErrors
{
    public static LocalServiceException InvalidParameter(string message) => new("InvalidParameterException", 400, message);

    public static LocalServiceException NoSuchLedger(string name) => NotFound($"The Ledger with name {name} is not found");

    public static LocalServiceException NotFound(string message) => new("ResourceNotFoundException", 404, message);

    public static LocalServiceException AlreadyExists(string name) =>
        new("ResourceAlreadyExistsException", 409, $"The Ledger with name {name} already exists");

    public static LocalServiceException PreconditionNotMet(string message) => new("ResourcePreconditionNotMetException", 412, message);

    /// <summary>What the service answers when the ledger throws; null where the exception is none of the ledger's.</summary>
    public static LocalServiceException? Of(Exception exception) => exception switch
    {
        JournalNotFoundException { Part: JournalPart.Block or JournalPart.Revision } => NotFound(exception.Message),
        IonException or LedgerException or JournalNotFoundException => InvalidParameter(exception.Message),
        LedgerStoreException => new LocalServiceException("InternalServerError", 500, exception.Message),
        _ => null,
    };
}
