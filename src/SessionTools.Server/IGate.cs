using SessionTools.Local.Common;
using SessionTools.Local.Http;

namespace SessionTools.Server;

/// <summary>Decides whether a request is answered.</summary>
internal interface IGate
{
    /// <exception cref="LocalServiceException">It is not.</exception>
    public void Check(LocalRequest request);
}
