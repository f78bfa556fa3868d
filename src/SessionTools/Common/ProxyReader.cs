using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Net;
using SessionTools.Clients.Common;
using SessionTools.Clients.Http;

namespace SessionTools.Common;

/// <summary>Reads proxies as parameters and as AWS.Tools' $AWSProxy say them.</summary>
internal static class ProxyReader
{
    /// <summary>AWS.Tools' proxy settings: Hostname, Port, Credentials, BypassList.</summary>
    /// <exception cref="ConnectionException">The value is something else.</exception>
    public static ProxySettings Read(object value)
    {
        object bare = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        if (bare is not string && Member(bare, "Hostname") is string { Length: > 0 } host)
        {
            string port = Convert.ToString(Member(bare, "Port"), CultureInfo.InvariantCulture) ?? "";
            NetworkCredential? user = Member(bare, "Credentials") as NetworkCredential;
            return new ProxySettings(Parse($"{(host.Contains("://", StringComparison.Ordinal) ? "" : "http://")}{host}:{port}", "$AWSProxy"), user?.UserName, user?.Password)
            {
                Bypass = Member(bare, "BypassList") is IEnumerable list and not string ? string.Join(',', list.Cast<object>()) : "",
            };
        }

        return new ProxySettings(Parse(bare.ToString() ?? "", "$AWSProxy"));
    }

    /// <exception cref="ConnectionException">The text is no http or https URL.</exception>
    public static ProxySettings Read(string address, PSCredential? user)
    {
        Uri url = Parse(address.Contains("://", StringComparison.Ordinal) ? address : "http://" + address, "-Proxy");
        return new ProxySettings(url, user?.UserName, user is null ? null : new Secret(user.Password).Reveal());
    }

    private static Uri Parse(string text, string source) => EndpointSettings.Parse(text, source);

    private static object? Member(object value, string name) => value is PSObject custom
        ? custom.Properties[name]?.Value
        : value.GetType().GetProperty(name)?.GetValue(value);
}
