using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Bench;

/// <summary>Answers every request with the same page of session actions under a new token, until the last page.</summary>
internal sealed class CannedPages : HttpMessageHandler
{
    public const int ItemsPerPage = 100;
    private const string TokenFormat = "00000000";

    private readonly int _pages;
    private readonly int _tokenAt;
    private int _served;

    public CannedPages(int pages)
    {
        _pages = pages;
        string text = "{\"sessionActions\":[" + string.Join(',', Enumerable.Range(0, ItemsPerPage).Select(Item)) + "],\"nextToken\":\"" + TokenFormat + "\"}";
        Page = Encoding.UTF8.GetBytes(text);
        _tokenAt = text.LastIndexOf(TokenFormat, StringComparison.Ordinal);
    }

    /// <summary>A page as it is served, but for its token.</summary>
    public byte[] Page { get; }

    public int Served => _served;

    public void Rewind() => _served = 0;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int number = Interlocked.Increment(ref _served);
        byte[] body = (byte[])Page.Clone();
        string token = number < _pages ? number.ToString(TokenFormat, CultureInfo.InvariantCulture) : "";
        Encoding.ASCII.GetBytes(token.PadRight(TokenFormat.Length), body.AsSpan(_tokenAt));
        if (token.Length == 0)
        {
            // The last page has no token: blank out the member's value, quotes and all, and leave null.
            Encoding.ASCII.GetBytes("null      ", body.AsSpan(_tokenAt - 1));
        }

        HttpResponseMessage response = new(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(body) };
        return Task.FromResult(response);
    }

    private static string Item(int number)
    {
        string id = new('a', 32);
        return "{\"sessionActionId\":\"sessionaction-" + id + "-" + number.ToString(CultureInfo.InvariantCulture) + "\",\"status\":\"SUCCEEDED\","
            + "\"startedAt\":\"2030-01-02T03:04:05.678Z\",\"endedAt\":\"2030-01-02T03:05:06.789Z\","
            + "\"workerUpdatedAt\":\"2030-01-02T03:05:06.789Z\",\"progressPercent\":100.0,"
            + "\"definition\":{\"taskRun\":{\"taskId\":\"task-" + id + "-" + number.ToString(CultureInfo.InvariantCulture) + "\",\"stepId\":\"step-" + id + "\"}}}";
    }
}
