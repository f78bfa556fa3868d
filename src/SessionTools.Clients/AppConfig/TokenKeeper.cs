using System;

namespace SessionTools.Clients.AppConfig;

/// <summary>The token of a session and the time until which it is worth sending.</summary>
internal sealed class TokenKeeper
{
    /// <summary>Tokens last 24 hours. One that might expire on the way is not sent: the call would be for nothing.</summary>
    private static readonly TimeSpan s_usableFor = TimeSpan.FromHours(24) - TimeSpan.FromMinutes(5);

    private string? _token;
    private DateTimeOffset _usableUntil;

    public void Keep(string token, DateTimeOffset issuedAt)
    {
        _token = token;
        _usableUntil = issuedAt + s_usableFor;
    }

    public bool IsUsable(DateTimeOffset now) => _token is not null && now < _usableUntil;

    /// <summary>Takes the token for one call. Until it is known that the service has not used it up, it is gone.</summary>
    public string? Take()
    {
        string? token = _token;
        _token = null;
        return token;
    }

    public void Discard() => _token = null;

    /// <summary>Puts back a token that the service has not used up.</summary>
    public void PutBack(string token) => _token = token;
}
