using System.Collections.Generic;
using SessionTools.Clients.Aws;

namespace SessionTools.Clients.Qldb;

/// <summary>Amazon QLDB's control plane (API 2019-01-02, restJson1): ledgers, digests, blocks and revisions.</summary>
public static class ControlService
{
    public static ServiceDescription Description { get; } = new()
    {
        Name = "QLDB",
        SdkId = "QLDB",
        SigningName = "qldb",
        EndpointPrefix = "qldb",
        ApiVersion = "2019-01-02",
    };

    internal static ErrorShape InvalidParameter { get; } = new("InvalidParameterException", ErrorKind.BadRequest, 400);

    internal static ErrorShape LimitExceeded { get; } = new("LimitExceededException", ErrorKind.LimitExceeded, 400);

    internal static ErrorShape NotFound { get; } = new("ResourceNotFoundException", ErrorKind.NotFound, 404);

    internal static ErrorShape AlreadyExists { get; } = new("ResourceAlreadyExistsException", ErrorKind.Conflict, 409);

    internal static ErrorShape InUse { get; } = new("ResourceInUseException", ErrorKind.Conflict, 409);

    internal static ErrorShape PreconditionNotMet { get; } = new("ResourcePreconditionNotMetException", ErrorKind.Conflict, 412);

    /// <summary>What reading a digest, a block or a revision can answer.</summary>
    internal static IReadOnlyList<ErrorShape> ProofErrors { get; } = [InvalidParameter, NotFound, PreconditionNotMet];
}
