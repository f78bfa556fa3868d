using System.Collections.Generic;
using SessionTools.Clients.ApiGateway;

namespace SessionTools.ApiGateway;

/// <summary>API Gateway took a request to remove something and kept it.</summary>
public sealed class NotRemovedException : SessionToolsException
{
    internal NotRemovedException(IReadOnlyList<MemberPath> kept)
        : base($"API Gateway kept {string.Join(", ", kept)}. An update cannot remove it; "
            + "Set-ApiGatewayIntegrationResponse -AllowReplace makes the integration response anew without it.")
    {
    }
}
