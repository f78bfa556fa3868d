using SessionTools.Local.Common;
using SessionTools.Local.Http;

namespace SessionTools.Server;

/// <summary>Only signed requests are answered, and the links that the endpoint itself has given.</summary>
internal sealed class SignatureGate(SignatureVerifier verifier, LocalEndpoint endpoint) : IGate
{
    public void Check(LocalRequest request)
    {
        if (!endpoint.IsDownload(request))
        {
            verifier.Check(request);
        }
    }
}
