using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Clients.QApps;

/// <summary>Downloads exported data. The link is a secret for as long as it lives: no message shows it.</summary>
internal static class SessionDataExport
{
    /// <exception cref="QAppException">The link has expired, or gives no data.</exception>
    public static async Task<byte[]> DownloadAsync(Connection connection, ExportQAppSessionDataResponse export, CancellationToken cancellationToken)
    {
        if (export.ExpiresAt.ToUniversalTime() <= connection.Time.GetUtcNow().UtcDateTime)
        {
            throw new QAppException(
                QAppProblem.ExportLinkExpired,
                $"The link to the exported data expired at {export.ExpiresAt.ToLocalTime():G}. Export the data again.");
        }

        if (!Uri.TryCreate(export.CsvFileLink, UriKind.Absolute, out Uri? link))
        {
            throw new QAppException(QAppProblem.DownloadFailed, "Q Apps answered with a link to the exported data that is no URL.");
        }

        try
        {
            using HttpResponseMessage response = await connection.DownloadAsync(link, cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false)
                : throw new QAppException(
                    QAppProblem.DownloadFailed,
                    $"The exported data could not be downloaded from {link.Host}: HTTP {(int)response.StatusCode} {response.ReasonPhrase}.");
        }
        catch (Exception exception) when (exception is HttpRequestException or NotSupportedException)
        {
            throw new QAppException(QAppProblem.DownloadFailed, $"The exported data could not be downloaded from {link.Host}: {exception.Message}", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new QAppException(QAppProblem.DownloadFailed, $"{link.Host} did not give the exported data in time.", exception);
        }
    }
}
