using System;

namespace SessionTools;

/// <summary>What is wrong with an app's session, or with what it was given.</summary>
public enum QAppProblem
{
    MissingInstanceId,
    CardNotFound,
    AmbiguousCard,
    CardNotWaiting,
    CardFailed,
    FormFieldNotFound,
    InvalidCardValue,
    MissingAnswer,
    ExportLinkExpired,
    DownloadFailed,
    FileExists,
    FileNotWritten,
}

/// <summary>A Q App's session cannot go on as asked.</summary>
public sealed class QAppException : SessionToolsException
{
    internal QAppException(QAppProblem problem, string message, Exception? inner = null)
        : base(message, inner)
    {
        Problem = problem;
    }

    /// <summary>What is wrong.</summary>
    public QAppProblem Problem { get; }
}
