using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Clients.Credentials;

/// <summary>Where keys come from. Equal sources give the same keys.</summary>
internal interface ICredentialSource
{
    /// <summary>What the keys depend on in the environment and in files: when it changes they are asked for again.</summary>
    public string Fingerprint { get; }

    /// <returns>The keys; null where this source has none.</returns>
    /// <exception cref="ConnectionException">The source is there and cannot give keys.</exception>
    public Task<Keys?> GetAsync(CredentialContext context, CancellationToken cancellationToken);
}
