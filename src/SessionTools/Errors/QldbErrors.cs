using System;
using System.Management.Automation;
using SessionTools.Clients.Aws;

namespace SessionTools.Errors;

/// <summary>The error ids and categories of QLDB's and Ion's problems.</summary>
internal static class QldbErrors
{
    /// <returns>Null where the error's code alone decides.</returns>
    public static (string Id, ErrorCategory Category)? Classify(QldbException exception) =>
        exception.IsLedgerNotFound ? (ErrorIds.LedgerNotFound, ErrorCategory.ObjectNotFound) : null;

    public static (string Id, ErrorCategory Category) Classify(QldbStateProblem problem) => problem switch
    {
        QldbStateProblem.SessionClosed => (ErrorIds.SessionClosed, ErrorCategory.InvalidOperation),
        QldbStateProblem.SessionExists => (ErrorIds.SessionExists, ErrorCategory.ResourceExists),
        QldbStateProblem.SessionNotFound => (ErrorIds.SessionNotFound, ErrorCategory.ObjectNotFound),
        QldbStateProblem.NoTransaction => (ErrorIds.NoTransaction, ErrorCategory.InvalidOperation),
        QldbStateProblem.TransactionOpen => (ErrorIds.TransactionOpen, ErrorCategory.InvalidOperation),
        QldbStateProblem.TransactionEnded => (ErrorIds.TransactionEnded, ErrorCategory.InvalidOperation),
        _ => (ErrorIds.InvalidStatement, ErrorCategory.InvalidArgument),
    };

    public static (string Id, ErrorCategory Category) Classify(JournalProblem problem) => problem switch
    {
        JournalProblem.Altered => (ErrorIds.JournalAltered, ErrorCategory.SecurityError),
        JournalProblem.Incomplete => (ErrorIds.JournalIncomplete, ErrorCategory.InvalidData),
        JournalProblem.Mixed => (ErrorIds.JournalMixed, ErrorCategory.InvalidData),
        JournalProblem.BlockNotFound => (ErrorIds.BlockNotFound, ErrorCategory.ObjectNotFound),
        JournalProblem.LedgerNotFound => (ErrorIds.LedgerNotFound, ErrorCategory.ObjectNotFound),
        JournalProblem.LedgerExists => (ErrorIds.ResourceConflict, ErrorCategory.ResourceExists),
        JournalProblem.NotReadable => (ErrorIds.JournalNotReadable, ErrorCategory.ReadError),
        JournalProblem.NotWritable => (ErrorIds.JournalNotWritable, ErrorCategory.WriteError),
        _ => (ErrorIds.JournalNotUnderstood, ErrorCategory.InvalidData),
    };

    /// <returns>Null where the error's code alone decides.</returns>
    public static (string Id, ErrorCategory Category)? Classify(ServiceException exception) =>
        exception is { ServiceName: "QLDB", Kind: ErrorKind.NotFound } && exception.ServiceMessage.Contains("ledger", StringComparison.OrdinalIgnoreCase)
            ? (ErrorIds.LedgerNotFound, ErrorCategory.ObjectNotFound)
            : null;

    public static (string Id, ErrorCategory Category) Classify(IonConversionProblem problem) => problem switch
    {
        IonConversionProblem.NotIon => (ErrorIds.NotIon, ErrorCategory.InvalidData),
        IonConversionProblem.NotReadable => (ErrorIds.FileNotReadable, ErrorCategory.ReadError),
        _ => (ErrorIds.NoIonForm, ErrorCategory.InvalidArgument),
    };
}
