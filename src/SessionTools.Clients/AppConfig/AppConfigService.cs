using System.Collections.Generic;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.AppConfig;

/// <summary>AWS AppConfig Data (API 2021-11-11, restJson1).</summary>
public static class AppConfigService
{
    public static ServiceDescription Description { get; } = new()
    {
        Name = "AppConfig Data",
        SdkId = "AppConfigData",
        SigningName = "appconfig",
        EndpointPrefix = "appconfigdata",
        PartitionWithoutFipsName = "aws-us-gov",
        ApiVersion = "2021-11-11",
    };

    internal static IReadOnlyList<ErrorShape> Errors { get; } =
    [
        new("BadRequestException", ErrorKind.BadRequest, 400),
        new("InternalServerException", ErrorKind.InternalError, 500),
        new("ResourceNotFoundException", ErrorKind.NotFound, 404),
        new("ThrottlingException", ErrorKind.Throttling, 429),
    ];
}
