using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Local.Common;

namespace SessionTools.Server;

/// <summary>The parts of a Signature Version 4 Authorization header.</summary>
/// <param name="AccessKey">Whose signature it is.</param>
/// <param name="Scope">Date, region, service and <c>aws4_request</c>, with slashes between.</param>
/// <param name="SignedHeaders">Lower-case names.</param>
/// <param name="Signature">Lower-case hex.</param>
internal sealed record Authorization(string AccessKey, string Scope, IReadOnlyList<string> SignedHeaders, string Signature)
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    private const int ScopeParts = 4;

    public string Date => Scope.Split('/')[0];

    /// <exception cref="LocalServiceException">There is no header, or none of this form.</exception>
    public static Authorization Read(string? header)
    {
        if (string.IsNullOrEmpty(header))
        {
            throw new LocalServiceException("MissingAuthenticationTokenException", 403, "The embedded endpoint was started with keys and answers only signed requests.");
        }

        string[] words = header.Split(' ', 2);
        Dictionary<string, string> parts = (words.Length == 2 ? words[1] : "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .GroupBy(part => part[0], part => part[^1])
            .ToDictionary(group => group.Key, group => group.Last());
        string[] credential = parts.GetValueOrDefault("Credential", "").Split('/', 2);
        bool complete = words[0] == Algorithm
            && credential.Length == 2
            && credential[1].Split('/') is { Length: ScopeParts } scope && scope[^1] == "aws4_request"
            && parts.ContainsKey("SignedHeaders")
            && parts.ContainsKey("Signature");
        return complete
            ? new Authorization(credential[0], credential[1], parts["SignedHeaders"].Split(';'), parts["Signature"])
            : throw new LocalServiceException("IncompleteSignatureException", 403, $"The Authorization header is not a complete {Algorithm} signature.");
    }
}
