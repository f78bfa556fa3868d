using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using SessionTools.Local.Common;

namespace SessionTools.Local.Http;

/// <summary>
/// Answers calls for services that the embedded endpoint does not have, such as STS when AWS_ENDPOINT_URL points all
/// services at it, with an error that says where the caller has come to.
/// </summary>
internal static class ForeignCall
{
    private const string Code = "UnknownOperationException";
    private const int Status = 404;

    public static LocalResponse Answer(LocalRequest request, IEnumerable<string> services)
    {
        string? service = ScopeService(request);
        string asked = string.Join(' ', new[] { service, OperationName(request), $"({request.Method} {request.Path})" }.Where(part => part is not null));
        LocalServiceException error = new(
            Code,
            Status,
            $"This is the embedded endpoint of SessionTools, not AWS. It has no {asked}; it answers {string.Join(", ", services)}.");
        return IsForm(request) ? Xml(QueryError(error)) : service == "s3" ? Xml(PlainError(error)) : ResponseWriter.Write(error, "message");
    }

    /// <summary>The service that the request was signed for.</summary>
    private static string? ScopeService(LocalRequest request)
    {
        string authorization = request.Headers.GetValueOrDefault("Authorization") ?? "";
        int credential = authorization.IndexOf("Credential=", StringComparison.Ordinal);
        string[] scope = credential < 0 ? [] : authorization[credential..].Split(',', ' ')[0].Split('/');
        return scope.Length == 5 ? scope[3] : null;
    }

    private static string? OperationName(LocalRequest request) =>
        request.Headers.GetValueOrDefault("X-Amz-Target") ?? (IsForm(request) ? FormAction(request) : null);

    /// <summary>What else a form may carry has no place in an answer.</summary>
    private static string? FormAction(LocalRequest request)
    {
        string? action = QueryString.Parse(Encoding.UTF8.GetString(request.Body.Span)).GetValueOrDefault("Action");
        return action?.All(char.IsAsciiLetterOrDigit) == true ? action : null;
    }

    private static bool IsForm(LocalRequest request) =>
        request.Headers.GetValueOrDefault("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    private static XElement QueryError(LocalServiceException error) => new(
        "ErrorResponse",
        new XElement("Error", new XElement("Type", "Sender"), new XElement("Code", error.Code), new XElement("Message", error.Message)),
        new XElement("RequestId", Guid.NewGuid()));

    private static XElement PlainError(LocalServiceException error) =>
        new("Error", new XElement("Code", error.Code), new XElement("Message", error.Message));

    private static LocalResponse Xml(XElement error) => new()
    {
        Status = Status,
        Headers = new Dictionary<string, string> { ["Content-Type"] = "text/xml" },
        Body = Encoding.UTF8.GetBytes(error.ToString()),
    };
}
