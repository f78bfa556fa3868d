using System.Collections.Generic;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.Deadline;

/// <summary>AWS Deadline Cloud (API 2023-10-12, restJson1).</summary>
public static class DeadlineService
{
    internal const string HostPrefix = "management.";
    internal const string Root = "/2023-10-12/farms";

    public static ServiceDescription Description { get; } = new()
    {
        Name = "Deadline Cloud",
        SdkId = "deadline",
        SigningName = "deadline",
        EndpointPrefix = "deadline",
        ApiVersion = "2023-10-12",
        AdaptiveRate = true,
    };

    internal static IReadOnlyList<ErrorShape> CommonErrors { get; } =
    [
        new("AccessDeniedException", ErrorKind.AccessDenied, 403),
        new("InternalServerErrorException", ErrorKind.InternalError, 500),
        new("ThrottlingException", ErrorKind.Throttling, 429),
        new("ValidationException", ErrorKind.BadRequest, 400),
    ];

    internal static IReadOnlyList<ErrorShape> Errors { get; } =
    [
        .. CommonErrors,
        new("ResourceNotFoundException", ErrorKind.NotFound, 404),
    ];

    internal static IReadOnlyList<ErrorShape> ChangeErrors { get; } =
    [
        .. Errors,
        new("ConflictException", ErrorKind.Conflict, 409),
    ];
}
