namespace SessionTools.Errors;

/// <summary>
/// The first part of every <c>FullyQualifiedErrorId</c>. They are part of the public contract: constant for the
/// product's life and never composed from run-time data. Each service adds its own in a file of this class.
/// </summary>
internal static partial class ErrorIds
{
    public const string AccessDenied = "AccessDenied";
    public const string AnswerLost = "AnswerLost";
    public const string BadRequest = "BadRequest";
    public const string CapacityExceeded = "CapacityExceeded";
    public const string ConflictingConnection = "ConflictingConnection";
    public const string ConnectionClosed = "ConnectionClosed";
    public const string ContentTooLarge = "ContentTooLarge";
    public const string EndpointUnreachable = "EndpointUnreachable";
    public const string ExpiredCredentials = "ExpiredCredentials";
    public const string InternalServiceError = "InternalServiceError";
    public const string InvalidCredential = "InvalidCredential";
    public const string InvalidEndpoint = "InvalidEndpoint";
    public const string InvalidNetworkSettings = "InvalidNetworkSettings";
    public const string InvalidParameterValue = "InvalidParameterValue";
    public const string InvalidRegion = "InvalidRegion";
    public const string InvalidSession = "InvalidSession";
    public const string LimitExceeded = "LimitExceeded";
    public const string LocalDataUnusable = "LocalDataUnusable";
    public const string MfaRequired = "MfaRequired";
    public const string MissingCredentials = "MissingCredentials";
    public const string MissingRegion = "MissingRegion";
    public const string OccConflict = "OccConflict";
    public const string OutcomeUnknown = "OutcomeUnknown";
    public const string ProfileNotFound = "ProfileNotFound";
    public const string RepeatedToken = "RepeatedToken";
    public const string ResourceConflict = "ResourceConflict";
    public const string ResourceNotFound = "ResourceNotFound";
    public const string ServiceError = "ServiceError";
    public const string ServiceQuotaExceeded = "ServiceQuotaExceeded";
    public const string Throttled = "Throttled";
    public const string TimedOut = "TimedOut";
    public const string Unauthorized = "Unauthorized";
    public const string UnexpectedError = "UnexpectedError";
    public const string UnreadableAnswer = "UnreadableAnswer";
    public const string WaitTimeout = "WaitTimeout";
}
