using System.Collections.Generic;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.QApps;

/// <summary>Amazon Q Apps (API 2023-11-27, restJson1).</summary>
public static class QAppsService
{
    public static ServiceDescription Description { get; } = new()
    {
        Name = "Q Apps",
        SdkId = "QApps",
        SigningName = "qapps",
        EndpointPrefix = "data.qapps",
        ApiVersion = "2023-11-27",
    };

    /// <summary>The service names no reason, and credentials without a user's identity are the usual one.</summary>
    internal static string IdentityAdvice { get; } =
        "Q Apps accepts only identity-enhanced credentials, which carry a user of IAM Identity Center; other keys fail whatever "
        + "their policies allow. To get them: exchange the user's token by 'aws sso-oidc create-token-with-iam', then call "
        + "'aws sts assume-role' with --provided-contexts ProviderArn=arn:aws:iam::aws:contextProvider/IdentityCenter,"
        + "ContextAssertion=<the sts:identity_context claim of the id token>, and give the resulting keys to Connect-SessionTools "
        + "with -AccessKey, -SecretKey and -SessionToken.";

    internal static IReadOnlyList<ErrorShape> ListErrors { get; } =
    [
        new("AccessDeniedException", ErrorKind.AccessDenied, 403),
        new("InternalServerException", ErrorKind.InternalError, 500),
        new("ThrottlingException", ErrorKind.Throttling, 429),
        new("UnauthorizedException", ErrorKind.Unauthorized, 401) { Advice = IdentityAdvice },
        new("ValidationException", ErrorKind.BadRequest, 400),
    ];

    internal static IReadOnlyList<ErrorShape> AppErrors { get; } =
    [
        .. ListErrors,
        new("ResourceNotFoundException", ErrorKind.NotFound, 404),
    ];

    internal static IReadOnlyList<ErrorShape> SessionErrors { get; } =
    [
        .. AppErrors,
        new("ServiceQuotaExceededException", ErrorKind.QuotaExceeded, 402),
    ];

    internal static IReadOnlyList<ErrorShape> ExportErrors { get; } =
    [
        .. SessionErrors,
        new("ConflictException", ErrorKind.Conflict, 409),
    ];
}
