using System;
using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using SessionTools.Clients.Credentials;

namespace SessionTools.Common;

/// <summary>Reads AWS credentials out of PowerShell's objects.</summary>
internal static class CredentialReader
{
    /// <returns>Null where the value is none.</returns>
    public static AwsCredential? Read(object? value)
    {
        object? bare = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        return bare switch
        {
            null => null,
            AwsCredential ready => ready,
            PSCredential pair => new AwsCredential(new StaticSource(pair.UserName, new Secret(pair.Password).Reveal(), null)),
            _ when FromKeys(bare) is { } keys => new AwsCredential(keys),
            _ when ForeignSource.From(bare) is { } foreign => new AwsCredential(foreign),
            _ => null,
        };
    }

    /// <summary>An answer of STS, or the Credentials inside of it.</summary>
    private static StaticSource? FromKeys(object value)
    {
        if (Text(value, "AccessKeyId") is not { Length: > 0 } accessKey || Text(value, "SecretAccessKey") is not { Length: > 0 } secretKey)
        {
            return Member(value, "Credentials") is { } inner && Text(inner, "AccessKeyId") is not null ? FromKeys(inner) : null;
        }

        return new StaticSource(accessKey, secretKey, Text(value, "SessionToken"), Time(Member(value, "Expiration")));
    }

    private static string? Text(object value, string name) => Member(value, name) switch
    {
        string text => text,
        SecureString text => new Secret(text).Reveal(),
        _ => null,
    };

    private static DateTimeOffset? Time(object? value) => value switch
    {
        DateTime time => time.ToUniversalTime(),
        DateTimeOffset time => time,
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) => time,
        _ => null,
    };

    private static object? Member(object value, string name)
    {
        object? member = value is IDictionary map ? map[name] : PSObject.AsPSObject(value).Properties[name]?.Value;
        return member is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : member;
    }
}
