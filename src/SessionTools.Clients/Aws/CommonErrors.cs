using System.Collections.Frozen;
using System.Collections.Generic;

namespace SessionTools.Clients.Aws;

/// <summary>Errors that any AWS service can answer although its model does not declare them (AWS common errors).</summary>
internal static class CommonErrors
{
    private static readonly FrozenDictionary<string, ErrorKind> s_kinds = new Dictionary<string, ErrorKind>
    {
        ["AccessDenied"] = ErrorKind.AccessDenied,
        ["AccessDeniedException"] = ErrorKind.AccessDenied,
        ["ExpiredToken"] = ErrorKind.Unauthorized,
        ["ExpiredTokenException"] = ErrorKind.Unauthorized,
        ["IncompleteSignature"] = ErrorKind.Unauthorized,
        ["InvalidClientTokenId"] = ErrorKind.Unauthorized,
        ["InvalidSignatureException"] = ErrorKind.Unauthorized,
        ["MissingAuthenticationToken"] = ErrorKind.Unauthorized,
        ["MissingAuthenticationTokenException"] = ErrorKind.Unauthorized,
        ["SignatureDoesNotMatch"] = ErrorKind.Unauthorized,
        ["UnrecognizedClientException"] = ErrorKind.Unauthorized,
        ["Throttling"] = ErrorKind.Throttling,
        ["ThrottlingException"] = ErrorKind.Throttling,
        ["ThrottledException"] = ErrorKind.Throttling,
        ["RequestThrottled"] = ErrorKind.Throttling,
        ["RequestThrottledException"] = ErrorKind.Throttling,
        ["RequestLimitExceeded"] = ErrorKind.Throttling,
        ["TooManyRequestsException"] = ErrorKind.Throttling,
        ["SlowDown"] = ErrorKind.Throttling,
    }.ToFrozenDictionary();

    public static ErrorKind KindOf(string code, int status)
    {
        if (s_kinds.TryGetValue(code, out ErrorKind kind))
        {
            return kind;
        }

        return status switch
        {
            400 => ErrorKind.BadRequest,
            401 => ErrorKind.Unauthorized,
            403 => ErrorKind.AccessDenied,
            404 => ErrorKind.NotFound,
            409 => ErrorKind.Conflict,
            413 => ErrorKind.ContentTooLarge,
            429 => ErrorKind.Throttling,
            >= 500 => ErrorKind.InternalError,
            _ => ErrorKind.Other,
        };
    }
}
