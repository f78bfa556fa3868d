using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using SessionTools.Local.Common;
using SessionTools.Local.Http;

namespace SessionTools.Server;

/// <summary>
/// Verifies Signature Version 4 (AWS General Reference, "Create a signed AWS API request") as it stands in an
/// Authorization header. It is written from that text alone: it shares nothing with the client that signs.
/// </summary>
internal sealed class SignatureVerifier(string accessKey, string secretKey, TimeProvider time)
{
    private const string DateHeader = "X-Amz-Date";
    private const string BodyHashHeader = "X-Amz-Content-SHA256";
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";
    private static readonly TimeSpan s_validity = TimeSpan.FromMinutes(5);

    /// <exception cref="LocalServiceException">The request is not signed, not with these keys, or at another time.</exception>
    public void Check(LocalRequest request)
    {
        Authorization authorization = Authorization.Read(request.Headers.GetValueOrDefault("Authorization"));
        if (authorization.AccessKey != accessKey)
        {
            throw Refused("UnrecognizedClientException", "The access key of the signature is not the one that the embedded endpoint was started with.");
        }

        CheckSignedHeaders(request, authorization);
        string date = CheckDate(request, authorization);
        string bodyHash = Hex(SHA256.HashData(request.Body.Span));
        if (request.Headers.TryGetValue(BodyHashHeader, out string? claimed) && claimed != bodyHash)
        {
            throw Wrong($"{BodyHashHeader} is not the hash of the body.");
        }

        string toSign = $"{Authorization.Algorithm}\n{date}\n{authorization.Scope}\n{Hash(CanonicalRequest(request, authorization.SignedHeaders, bodyHash))}";
        byte[] expected = Encoding.ASCII.GetBytes(Hex(Sign(SigningKey(authorization), toSign)));
        if (!CryptographicOperations.FixedTimeEquals(expected, Encoding.ASCII.GetBytes(authorization.Signature)))
        {
            throw Wrong("The signature does not match: another secret key, or a request that was changed on the way.");
        }
    }

    private static void CheckSignedHeaders(LocalRequest request, Authorization authorization)
    {
        IEnumerable<string> required = request.Headers.Keys
            .Where(name => name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) && !IsAddedAfterSigning(name))
            .Append("host")
            .Select(name => name.ToLowerInvariant());
        if (required.FirstOrDefault(name => !authorization.SignedHeaders.Contains(name)) is { } unsigned)
        {
            throw Wrong($"The header '{unsigned}' is not signed.");
        }

        if (authorization.SignedHeaders.FirstOrDefault(name => !request.Headers.ContainsKey(name)) is { } missing)
        {
            throw Wrong($"The signed header '{missing}' is not there.");
        }
    }

    /// <summary>Headers about the client, not about what it asks, which SDKs leave unsigned.</summary>
    private static bool IsAddedAfterSigning(string name) => name.Equals("x-amz-user-agent", StringComparison.OrdinalIgnoreCase);

    private string CheckDate(LocalRequest request, Authorization authorization)
    {
        string text = request.Headers.GetValueOrDefault(DateHeader) ?? "";
        if (!DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset signed))
        {
            throw Refused("IncompleteSignatureException", $"{DateHeader} is missing or has another form than {TimeFormat}.");
        }

        DateTimeOffset now = time.GetUtcNow();
        if ((now - signed).Duration() > s_validity)
        {
            string here = now.ToString(TimeFormat, CultureInfo.InvariantCulture);
            throw Wrong($"Signature expired or not yet valid: it was made at {text}, and here it is {here}.");
        }

        return authorization.Date == text[..8] ? text : throw Wrong($"The date of the credential scope is not that of {DateHeader}.");
    }

    private static string CanonicalRequest(LocalRequest request, IReadOnlyList<string> signedHeaders, string bodyHash)
    {
        IEnumerable<string> headers = signedHeaders.Select(name => $"{name}:{CollapseSpaces(request.Headers[name])}\n");
        return string.Join(
            '\n',
            request.Method,
            string.Join('/', request.Path.Split('/').Select(Uri.EscapeDataString)),
            CanonicalQuery(request.Query),
            string.Concat(headers),
            string.Join(';', signedHeaders),
            bodyHash);
    }

    private static string CanonicalQuery(IReadOnlyDictionary<string, string> query) => string.Join('&', query
        .Select(parameter => (Name: Uri.EscapeDataString(parameter.Key), Value: Uri.EscapeDataString(parameter.Value)))
        .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
        .ThenBy(parameter => parameter.Value, StringComparer.Ordinal)
        .Select(parameter => $"{parameter.Name}={parameter.Value}"));

    private static string CollapseSpaces(string value) => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private byte[] SigningKey(Authorization authorization)
    {
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + secretKey);
        return authorization.Scope.Split('/').Aggregate(key, Sign);
    }

    private static byte[] Sign(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hash(string text) => Hex(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static LocalServiceException Wrong(string message) => Refused("InvalidSignatureException", message);

    private static LocalServiceException Refused(string code, string message) => new(code, 403, message);
}
