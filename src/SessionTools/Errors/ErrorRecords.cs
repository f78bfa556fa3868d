using System;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using SessionTools.ApiGateway;
using SessionTools.AppConfig;
using SessionTools.Clients.Aws;
using SessionTools.Commands;

namespace SessionTools.Errors;

/// <summary>Makes error records of our exceptions: an id, a category and a text that names the parameter.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord From(SessionToolsException exception, SessionToolsCmdlet command, object? target)
    {
        (string id, ErrorCategory category) = Classify(exception);
        ErrorRecord record = new(exception, id, category, target);
        if (exception is InvalidParameterException invalid)
        {
            record.ErrorDetails = new ErrorDetails(DescribeParameter(invalid.Violation, command));
        }

        return record;
    }

    /// <summary>The connection itself is unusable: every further input would fail in the same way.</summary>
    public static bool NothingFurtherCanSucceed(SessionToolsException exception) => exception is ConnectionException { Problem: not ConnectionProblem.Disposed };

    private static (string Id, ErrorCategory Category) Classify(SessionToolsException exception) => exception switch
    {
        InvalidParameterException => (ErrorIds.InvalidParameterValue, ErrorCategory.InvalidArgument),
        AppConfigException appConfig => AppConfigErrors.Classify(appConfig) ?? ClassifyService(appConfig.Kind),
        ServiceException { ErrorCode: ErrorIds.LocalDataUnusable } => ClassifyConnection(ConnectionProblem.LocalDataUnusable),
        QldbException qldb => QldbErrors.Classify(qldb) ?? ClassifyService(qldb.Kind),
        ServiceException service => QldbErrors.Classify(service) ?? ClassifyService(service.Kind),
        TransportException { OutcomeUnknown: true } => (ErrorIds.OutcomeUnknown, ErrorCategory.ConnectionError),
        TransportException transport => ClassifyTransport(transport.Failure),
        ConnectionException connection => ClassifyConnection(connection.Problem),
        AppConfigFlagException flag => AppConfigErrors.Classify(flag.Problem),
        UnreadableConfigurationException => (ErrorIds.UnreadableConfiguration, ErrorCategory.InvalidData),
        UnwritableConfigurationException => (ErrorIds.UnwritableConfiguration, ErrorCategory.WriteError),
        StoppedSessionException => (ErrorIds.SessionStopped, ErrorCategory.InvalidOperation),
        IntegrationResponseChangeException change => ClassifyChange(change.Problem),
        IntegrationResponseDocumentException document => ClassifyDocument(document.Problem),
        QAppException qapp => QAppErrors.Classify(qapp.Problem),
        DeadlineException deadline => DeadlineErrors.Classify(deadline.Problem),
        QldbStateException state => QldbErrors.Classify(state.Problem),
        TableNotFoundException => (ErrorIds.TableNotFound, ErrorCategory.ObjectNotFound),
        CommitOutcomeUnknownException => (ErrorIds.CommitOutcomeUnknown, ErrorCategory.ConnectionError),
        JournalException journal => QldbErrors.Classify(journal.Problem),
        IonConversionException conversion => QldbErrors.Classify(conversion.Problem),
        WaitTimeoutException => (ErrorIds.WaitTimeout, ErrorCategory.OperationTimeout),
        RepeatedTokenException => (ErrorIds.RepeatedToken, ErrorCategory.ProtocolError),
        _ => (ErrorIds.ServiceError, ErrorCategory.InvalidResult),
    };

    private static (string Id, ErrorCategory Category) ClassifyService(ErrorKind kind) => kind switch
    {
        ErrorKind.AccessDenied => (ErrorIds.AccessDenied, ErrorCategory.PermissionDenied),
        ErrorKind.Unauthorized => (ErrorIds.Unauthorized, ErrorCategory.AuthenticationError),
        ErrorKind.BadRequest => (ErrorIds.BadRequest, ErrorCategory.InvalidArgument),
        ErrorKind.CapacityExceeded => (ErrorIds.CapacityExceeded, ErrorCategory.LimitsExceeded),
        ErrorKind.Conflict => (ErrorIds.ResourceConflict, ErrorCategory.ResourceExists),
        ErrorKind.ContentTooLarge => (ErrorIds.ContentTooLarge, ErrorCategory.LimitsExceeded),
        ErrorKind.InternalError => (ErrorIds.InternalServiceError, ErrorCategory.ResourceUnavailable),
        ErrorKind.InvalidSession => (ErrorIds.InvalidSession, ErrorCategory.ConnectionError),
        ErrorKind.LimitExceeded => (ErrorIds.LimitExceeded, ErrorCategory.LimitsExceeded),
        ErrorKind.NotFound => (ErrorIds.ResourceNotFound, ErrorCategory.ObjectNotFound),
        ErrorKind.OccConflict => (ErrorIds.OccConflict, ErrorCategory.ResourceBusy),
        ErrorKind.QuotaExceeded => (ErrorIds.ServiceQuotaExceeded, ErrorCategory.QuotaExceeded),
        ErrorKind.Throttling => (ErrorIds.Throttled, ErrorCategory.LimitsExceeded),
        _ => (ErrorIds.ServiceError, ErrorCategory.InvalidResult),
    };

    private static (string Id, ErrorCategory Category) ClassifyTransport(TransportFailure failure) => failure switch
    {
        TransportFailure.Unreachable => (ErrorIds.EndpointUnreachable, ErrorCategory.ConnectionError),
        TransportFailure.TimedOut => (ErrorIds.TimedOut, ErrorCategory.OperationTimeout),
        TransportFailure.AnswerLost => (ErrorIds.AnswerLost, ErrorCategory.ConnectionError),
        _ => (ErrorIds.UnreadableAnswer, ErrorCategory.ProtocolError),
    };

    private static (string Id, ErrorCategory Category) ClassifyConnection(ConnectionProblem problem) => problem switch
    {
        ConnectionProblem.MissingRegion => (ErrorIds.MissingRegion, ErrorCategory.InvalidArgument),
        ConnectionProblem.MissingCredentials => (ErrorIds.MissingCredentials, ErrorCategory.AuthenticationError),
        ConnectionProblem.ExpiredCredentials => (ErrorIds.ExpiredCredentials, ErrorCategory.AuthenticationError),
        ConnectionProblem.MfaRequired => (ErrorIds.MfaRequired, ErrorCategory.AuthenticationError),
        ConnectionProblem.InvalidCredential => (ErrorIds.InvalidCredential, ErrorCategory.InvalidArgument),
        ConnectionProblem.InvalidNetworkSettings => (ErrorIds.InvalidNetworkSettings, ErrorCategory.InvalidArgument),
        ConnectionProblem.ProfileNotFound => (ErrorIds.ProfileNotFound, ErrorCategory.ObjectNotFound),
        ConnectionProblem.InvalidRegion => (ErrorIds.InvalidRegion, ErrorCategory.InvalidArgument),
        ConnectionProblem.InvalidEndpoint => (ErrorIds.InvalidEndpoint, ErrorCategory.InvalidArgument),
        ConnectionProblem.ConflictingParameters => (ErrorIds.ConflictingConnection, ErrorCategory.InvalidArgument),
        ConnectionProblem.LocalDataUnusable => (ErrorIds.LocalDataUnusable, ErrorCategory.ResourceUnavailable),
        _ => (ErrorIds.ConnectionClosed, ErrorCategory.ConnectionError),
    };

    private static (string Id, ErrorCategory Category) ClassifyChange(ChangeProblem problem) => problem switch
    {
        ChangeProblem.NotRemoved => (ErrorIds.NotRemoved, ErrorCategory.InvalidResult),
        ChangeProblem.ReplaceNeeded => (ErrorIds.ReplaceNeeded, ErrorCategory.InvalidOperation),
        ChangeProblem.ReplaceFailed => (ErrorIds.ReplaceFailed, ErrorCategory.OperationStopped),
        _ => (ErrorIds.DesiredStateNotReached, ErrorCategory.InvalidResult),
    };

    private static (string Id, ErrorCategory Category) ClassifyDocument(DocumentProblem problem) => problem switch
    {
        DocumentProblem.NotReadable => (ErrorIds.DocumentNotReadable, ErrorCategory.ReadError),
        DocumentProblem.NotWritable => (ErrorIds.DocumentNotWritable, ErrorCategory.WriteError),
        DocumentProblem.IntegrationNotMatched => (ErrorIds.IntegrationNotMatched, ErrorCategory.ObjectNotFound),
        DocumentProblem.DescribedTwice => (ErrorIds.DescribedTwice, ErrorCategory.InvalidData),
        _ => (ErrorIds.DocumentNotUnderstood, ErrorCategory.InvalidData),
    };

    /// <summary><c>farmId</c> is the API's word; the user knows <c>-FarmId</c>.</summary>
    private static string DescribeParameter(ConstraintViolation violation, SessionToolsCmdlet command)
    {
        string parameter = ParameterName(command.ParameterFor(violation.Path), command);
        string inside = violation.Path.Contains('[', StringComparison.Ordinal) ? $" ({violation.Path})" : "";
        string shown = violation.Value is null ? "." : $": '{violation.Value}'.";
        return $"Parameter -{parameter}{inside} {violation.Rule}{shown}";
    }

    private static string ParameterName(string member, SessionToolsCmdlet command)
    {
        PropertyInfo? parameter = command.GetType().GetProperties().FirstOrDefault(property => IsNamed(property, member));
        return parameter?.Name ?? member;
    }

    private static bool IsNamed(PropertyInfo property, string name) =>
        property.IsDefined(typeof(ParameterAttribute))
        && (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)
            || (property.GetCustomAttribute<AliasAttribute>()?.AliasNames.Contains(name, StringComparer.OrdinalIgnoreCase) ?? false));
}
