using System.Management.Automation;

namespace SessionTools.Errors;

/// <summary>The error ids and categories of a Q App's problems.</summary>
internal static class QAppErrors
{
    public static (string Id, ErrorCategory Category) Classify(QAppProblem problem) => problem switch
    {
        QAppProblem.MissingInstanceId => (ErrorIds.MissingInstanceId, ErrorCategory.InvalidArgument),
        QAppProblem.CardNotFound => (ErrorIds.CardNotFound, ErrorCategory.ObjectNotFound),
        QAppProblem.AmbiguousCard => (ErrorIds.AmbiguousCard, ErrorCategory.InvalidArgument),
        QAppProblem.CardNotWaiting => (ErrorIds.CardNotWaiting, ErrorCategory.InvalidOperation),
        QAppProblem.CardFailed => (ErrorIds.CardFailed, ErrorCategory.OperationStopped),
        QAppProblem.FormFieldNotFound => (ErrorIds.FormFieldNotFound, ErrorCategory.ObjectNotFound),
        QAppProblem.MissingAnswer => (ErrorIds.MissingAnswer, ErrorCategory.InvalidArgument),
        QAppProblem.ExportLinkExpired => (ErrorIds.ExportLinkExpired, ErrorCategory.ResourceUnavailable),
        QAppProblem.DownloadFailed => (ErrorIds.DownloadFailed, ErrorCategory.ConnectionError),
        QAppProblem.FileExists => (ErrorIds.FileExists, ErrorCategory.ResourceExists),
        QAppProblem.FileNotWritten => (ErrorIds.FileNotWritten, ErrorCategory.WriteError),
        _ => (ErrorIds.InvalidCardValue, ErrorCategory.InvalidData),
    };
}
