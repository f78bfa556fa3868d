using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace SessionTools.Local.AppConfig;

/// <summary>Ids of the embedded endpoint's applications, environments and profiles: always the same for the same name.</summary>
internal static class AppConfigId
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int Length = 7;

    /// <summary>Whether an identifier of the API, which may be a name or an id, means this name.</summary>
    public static bool Means(string identifier, string name) => identifier == name || (identifier.Length == Length && identifier == Of(name));

    /// <summary>Seven digits and lower-case letters.</summary>
    public static string Of(string name) =>
        string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(name)).Take(Length).Select(value => Digits[value % Digits.Length]));
}
