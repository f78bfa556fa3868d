namespace SessionTools.Clients.Aws;

/// <summary>What an error answer means to the caller, whatever the service calls it.</summary>
public enum ErrorKind
{
    Other,
    AccessDenied,
    Unauthorized,
    BadRequest,
    CapacityExceeded,
    Conflict,
    ContentTooLarge,
    InternalError,
    InvalidSession,
    LimitExceeded,
    NotFound,
    OccConflict,
    QuotaExceeded,
    Throttling,
}

/// <summary>An error of an operation as its model declares it.</summary>
/// <param name="Code">The error shape's name, which is the code on the wire.</param>
/// <param name="Kind">What it means.</param>
/// <param name="Status">The HTTP status that carries it.</param>
public sealed record ErrorShape(string Code, ErrorKind Kind, int Status)
{
    /// <summary>What to do about it, in sentences, where the service's own message does not help; or null.</summary>
    public string? Advice { get; init; }
}
