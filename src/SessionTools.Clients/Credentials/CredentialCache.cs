using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace SessionTools.Clients.Credentials;

/// <summary>
/// Keeps a connection's keys until they are about to expire or what they depend on has changed. One caller asks for new
/// ones while the others wait.
/// </summary>
internal sealed class CredentialCache(ICredentialSource source, CredentialContext context) : AWSCredentials, IDisposable
{
    private static readonly TimeSpan s_early = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private Entry? _last;

    /// <summary>There are keys that will do for the next call.</summary>
    public bool HasKeys => Usable(source.Fingerprint) is not null;

    /// <summary>The keys to sign with now.</summary>
    /// <exception cref="ConnectionException">There are none.</exception>
    public async Task<Keys> ResolveAsync(CancellationToken cancellationToken)
    {
        string fingerprint = source.Fingerprint;
        if (Usable(fingerprint) is { } current)
        {
            return current;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Usable(fingerprint) ?? await RefreshAsync(fingerprint, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Asks for new keys at the next call: the service has refused these as expired.</summary>
    public void Distrust(Keys keys)
    {
        Entry? last = Volatile.Read(ref _last);
        if (ReferenceEquals(last?.Keys, keys))
        {
            Interlocked.CompareExchange(ref _last, last with { Distrusted = true }, last);
        }
    }

    /// <summary>The pipeline signs with what was resolved for the call.</summary>
    public override ImmutableCredentials GetCredentials() => _last?.Keys.ToImmutable()
        ?? throw new InvalidOperationException("The credentials have not been resolved before the request.");

    public override Task<ImmutableCredentials> GetCredentialsAsync() => Task.FromResult(GetCredentials());

    public void Dispose() => _gate.Dispose();

    private Keys? Usable(string fingerprint)
    {
        Entry? last = Volatile.Read(ref _last);
        return last is { Distrusted: false } && last.Fingerprint == fingerprint && !(last.Keys.Expires - s_early <= context.Time.GetUtcNow()) ? last.Keys : null;
    }

    private async Task<Keys> RefreshAsync(string fingerprint, CancellationToken cancellationToken)
    {
        try
        {
            Keys keys = await source.GetAsync(context, cancellationToken).ConfigureAwait(false) ?? throw DefaultSource.Nothing([]);
            Volatile.Write(ref _last, new Entry(fingerprint, keys));
            return keys;
        }
        catch (ConnectionException) when (_last is { Distrusted: false } last && last.Fingerprint == fingerprint && last.Keys.Expires > context.Time.GetUtcNow())
        {
            // They are refreshed early; until they expire they do.
            return last.Keys;
        }
    }

    private sealed record Entry(string Fingerprint, Keys Keys)
    {
        public bool Distrusted { get; init; }
    }
}
