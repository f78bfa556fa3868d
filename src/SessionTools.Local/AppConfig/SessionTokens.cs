using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using SessionTools.Local.Common;

namespace SessionTools.Local.AppConfig;

/// <summary>The tokens that are out: each serves once, not before its session's interval is over, and for 24 hours.</summary>
internal sealed class SessionTokens
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(24);

    /// <summary>So long an expired token is still known as one; after that it is as if it had never been.</summary>
    private static readonly TimeSpan s_remembered = TimeSpan.FromHours(48);

    private readonly Dictionary<string, Issued> _issued = new(StringComparer.Ordinal);
    private readonly Queue<(string Token, DateTimeOffset At)> _byAge = new();

    public string Issue(ServedSession session, DateTimeOffset now)
    {
        Forget(now);
        string token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(48));
        _issued.Add(token, new Issued(session, now + s_lifetime));
        _byAge.Enqueue((token, now));
        return token;
    }

    /// <exception cref="LocalServiceException">The token cannot serve now, or never.</exception>
    public ServedSession Redeem(string token, DateTimeOffset now)
    {
        if (!_issued.TryGetValue(token, out Issued? issued))
        {
            throw AppConfigErrors.BadToken("Corrupted", "Token not valid");
        }

        if (now >= issued.Expires)
        {
            throw AppConfigErrors.BadToken("Expired", "Token expired");
        }

        if (now < issued.Session.NextPoll)
        {
            throw AppConfigErrors.BadToken("PollIntervalNotSatisfied", "Request too early");
        }

        _issued.Remove(token);
        return issued.Session;
    }

    private void Forget(DateTimeOffset now)
    {
        while (_byAge.TryPeek(out (string Token, DateTimeOffset At) oldest) && now - oldest.At > s_remembered)
        {
            _issued.Remove(oldest.Token);
            _byAge.Dequeue();
        }
    }

    private sealed record Issued(ServedSession Session, DateTimeOffset Expires);
}
