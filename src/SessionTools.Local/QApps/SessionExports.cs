using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SessionTools.Clients.QApps;
using SessionTools.Local.Http;

namespace SessionTools.Local.QApps;

/// <summary>Exported data as CSV behind links that need no credentials and expire.</summary>
internal sealed class SessionExports(TimeProvider time)
{
    private const string Folder = "/qapps-exports/";
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, Export> _exports = new(StringComparer.Ordinal);

    /// <param name="app">The session's app.</param>
    /// <param name="session">The session.</param>
    /// <param name="host">The endpoint's host and port.</param>
    public ExportQAppSessionDataResponse Create(LocalApp app, LocalAppSession session, string host)
    {
        string path = Folder + Convert.ToHexString(RandomNumberGenerator.GetBytes(16)) + ".csv";
        Export export = new(Encoding.UTF8.GetBytes(WriteCsv(app, session)), time.GetUtcNow() + s_lifetime);
        _exports[path] = export;
        return new ExportQAppSessionDataResponse
        {
            CsvFileLink = $"http://{host}{path}",
            ExpiresAt = export.ExpiresAt.UtcDateTime,
            SessionArn = session.SessionArn,
        };
    }

    /// <summary>The answer to a link; null where the path is no link of ours.</summary>
    public LocalResponse? Find(LocalRequest request)
    {
        if (request.Method != "GET" || !_exports.TryGetValue(request.Path, out Export? export))
        {
            return null;
        }

        return time.GetUtcNow() < export.ExpiresAt
            ? Answer(200, "text/csv", export.Csv)
            : Answer(403, "application/xml", "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>"u8.ToArray());
    }

    private static LocalResponse Answer(int status, string contentType, byte[] body) => new()
    {
        Status = status,
        Headers = new Dictionary<string, string> { ["Content-Type"] = contentType },
        Body = body,
    };

    private static string WriteCsv(LocalApp app, LocalAppSession session)
    {
        FormInputCard[] forms = app.App.AppDefinition.Cards.Select(card => card.FormInput).OfType<FormInputCard>().ToArray();
        (string FormId, FormField Field)[] columns = forms.SelectMany(form => form.ReadFields().Select(field => (form.Id, field))).ToArray();
        StringBuilder csv = new();
        AppendRow(csv, ["Submission ID", "User ID", "Timestamp", "Card", .. columns.Select(column => column.Field.Title)]);
        foreach (FormInputCard form in forms)
        {
            foreach (LocalSubmission submission in session.Inputs.GetValueOrDefault(form.Id)?.Submissions ?? [])
            {
                IEnumerable<string> cells = columns.Select(column => column.FormId == form.Id ? TextOf(submission.Value, column.Field.Id) : "");
                string timestamp = submission.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
                AppendRow(csv, [submission.SubmissionId, submission.UserId, timestamp, form.Title, .. cells]);
            }
        }

        return csv.ToString();
    }

    private static void AppendRow(StringBuilder csv, IEnumerable<string> cells) => csv.AppendJoin(',', cells.Select(Quote)).Append("\r\n");

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? '"' + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : cell;

    private static string TextOf(JsonElement fields, string id) => fields.TryGetProperty(id, out JsonElement value) ? value.ToString() : "";

    private sealed record Export(byte[] Csv, DateTimeOffset ExpiresAt);
}
