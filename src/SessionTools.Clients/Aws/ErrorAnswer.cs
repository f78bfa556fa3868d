using System;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace SessionTools.Clients.Aws;

/// <summary>The parts of an error answer, read from its status, headers and body (restJson1 and awsJson1_0 error rules).</summary>
internal sealed record ErrorAnswer
{
    private const int LongestExcerpt = 200;

    public required int Status { get; init; }

    public required string Code { get; init; }

    public required string Message { get; init; }

    public string? RequestId { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public JsonElement Body { get; init; }

    /// <param name="status">The HTTP status.</param>
    /// <param name="header">Gives a header's value, or null.</param>
    /// <param name="body">The whole body.</param>
    public static ErrorAnswer Read(int status, Func<string, string?> header, ReadOnlyMemory<byte> body)
    {
        JsonElement json = ParseObject(body);
        string code = header("x-amzn-ErrorType") ?? Text(json, "__type") ?? Text(json, "code") ?? Text(json, "Code") ?? "";
        return new ErrorAnswer
        {
            Status = status,
            Code = ShortCode(code),
            Message = Text(json, "message") ?? Text(json, "Message") ?? Excerpt(body, header("Content-Type")),
            RequestId = header("x-amzn-RequestId"),
            RetryAfter = ReadRetryAfter(header("Retry-After")),
            Body = json,
        };
    }

    public ErrorKind KindFor(Operation operation) => Declared(operation)?.Kind ?? CommonErrors.KindOf(Code, Status);

    public string? AdviceFor(Operation operation) => Declared(operation)?.Advice;

    private ErrorShape? Declared(Operation operation) => operation.Errors.FirstOrDefault(error => error.Code == Code);

    /// <summary>The shape's name alone: <c>ns#Name</c> and <c>Name:http://…</c> are written for the same <c>Name</c>.</summary>
    private static string ShortCode(string code)
    {
        string name = code.Split(':')[0];
        return name[(name.LastIndexOf('#') + 1)..];
    }

    private static JsonElement ParseObject(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
            ? Decode(value)
            : null;

    /// <summary>An answer's text may be no Unicode text at all.</summary>
    private static string? Decode(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return "(text that is not Unicode)";
        }
    }

    private static string Excerpt(ReadOnlyMemory<byte> body, string? contentType)
    {
        if (body.IsEmpty)
        {
            return "the answer has no body.";
        }

        string text = Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, LongestExcerpt)]);
        string printable = string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
        return $"the answer is not a JSON error ({contentType ?? "no content type"}): {printable}";
    }

    private static TimeSpan? ReadRetryAfter(string? header) =>
        int.TryParse(header, out int seconds) && seconds >= 0 ? TimeSpan.FromSeconds(seconds) : null;
}
