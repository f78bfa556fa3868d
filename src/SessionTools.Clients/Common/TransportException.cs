using System;
using SessionTools.Clients.Aws;

namespace SessionTools;

/// <summary>How a call failed without an answer that could be understood.</summary>
public enum TransportFailure
{
    /// <summary>The endpoint could not be reached: nothing was sent.</summary>
    Unreachable,

    /// <summary>No answer came within the time limit.</summary>
    TimedOut,

    /// <summary>The connection broke before the whole answer had come.</summary>
    AnswerLost,

    /// <summary>An answer came that cannot be read.</summary>
    UnreadableAnswer,
}

/// <summary>A call to a service that brought no usable answer.</summary>
public sealed class TransportException : SessionToolsException
{
    internal TransportException(Operation operation, TransportFailure failure, Uri? endpoint, Exception inner)
        : this(operation, failure, endpoint, inner, failure != TransportFailure.Unreachable && !operation.Repeatable)
    {
    }

    private TransportException(Operation operation, TransportFailure failure, Uri? endpoint, Exception inner, bool outcomeUnknown)
        : base(Describe(operation, failure, endpoint, inner, outcomeUnknown), inner)
    {
        OperationName = operation.Name;
        ServiceName = operation.Service.Name;
        Failure = failure;
        OutcomeUnknown = outcomeUnknown;
    }

    /// <summary>The service, such as <c>Deadline Cloud</c>.</summary>
    public string ServiceName { get; }

    /// <summary>The API operation, such as <c>ListSessionActions</c>.</summary>
    public string OperationName { get; }

    /// <summary>What happened.</summary>
    public TransportFailure Failure { get; }

    /// <summary>The request changes state and may have had its effect; it was not sent again.</summary>
    public bool OutcomeUnknown { get; }

    /// <summary>An answer whose outcome is known, but not all of what it brought.</summary>
    internal static TransportException Unreadable(Operation operation, Exception inner) =>
        new(operation, TransportFailure.UnreadableAnswer, endpoint: null, inner, outcomeUnknown: false);

    private static string Describe(Operation operation, TransportFailure failure, Uri? endpoint, Exception inner, bool outcomeUnknown)
    {
        string what = failure switch
        {
            TransportFailure.Unreachable => $"cannot be reached at {endpoint}",
            TransportFailure.TimedOut => $"did not answer {operation.Name} in time",
            TransportFailure.AnswerLost => $"was asked {operation.Name}, but its answer was lost on the way",
            _ => $"answered {operation.Name} with something that cannot be read",
        };

        string outcome = outcomeUnknown ? " The request may have had its effect; it was not sent again." : "";
        return $"{operation.Service.Name} {what}: {inner.Message}{outcome}";
    }
}
