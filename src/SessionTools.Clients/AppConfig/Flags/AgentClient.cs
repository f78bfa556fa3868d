using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Clients.AppConfig.Flags;

/// <summary>Asks the AWS AppConfig Agent, which polls and evaluates rules by itself, over HTTP on the same machine.</summary>
internal sealed class AgentClient
{
    private const int LongestExcerpt = 200;

    /// <summary>The agent is on this machine or beside it: no proxy is on the way to it.</summary>
    private static readonly HttpClient s_http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };

    private readonly HttpClient _http;
    private readonly Uri _url;
    private readonly string? _accessToken;

    /// <param name="url">The agent's address.</param>
    /// <param name="accessToken">The agent's ACCESS_TOKEN; null where it has none.</param>
    /// <param name="http">Null for the process's own.</param>
    public AgentClient(Uri url, string? accessToken, HttpClient? http = null)
    {
        _url = url;
        _accessToken = accessToken;
        _http = http ?? s_http;
    }

    /// <summary>Flags as the agent evaluates them for a context.</summary>
    /// <param name="profile">Application, environment and profile.</param>
    /// <param name="flag">One flag; null for all.</param>
    /// <param name="context">What the rules ask for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="AppConfigFlagException">The agent cannot be reached or refuses.</exception>
    public async Task<IReadOnlyList<FlagDefinition>> GetAsync(
        StartConfigurationSessionRequest profile,
        string? flag,
        IReadOnlyDictionary<string, object?> context,
        CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = RequestOf(profile, flag, context);
        byte[] body = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (flag is null)
        {
            return FlagDocument.Read(body, "application/json", ConfigurationName.Of(profile)).Flags;
        }

        JsonElement value = ParseFlag(body);
        return [new FlagDefinition(flag, [new FlagVariant(Rule: null, value)])];
    }

    private HttpRequestMessage RequestOf(StartConfigurationSessionRequest profile, string? flag, IReadOnlyDictionary<string, object?> context)
    {
        string path = $"applications/{Escape(profile.ApplicationIdentifier)}/environments/{Escape(profile.EnvironmentIdentifier)}"
            + $"/configurations/{Escape(profile.ConfigurationProfileIdentifier)}" + (flag is null ? "" : $"?flag={Escape(flag)}");
        string root = _url.AbsoluteUri.EndsWith('/') ? _url.AbsoluteUri : _url.AbsoluteUri + "/";
        HttpRequestMessage request = new(HttpMethod.Get, new Uri(root + path));
        foreach ((string key, object? value) in context.Where(entry => entry.Value is not null))
        {
            string entry = $"{key}={FlagOperand.Text(value)}";
            if (entry.AsSpan().ContainsAnyExceptInRange(' ', '~') || !request.Headers.TryAddWithoutValidation("Context", entry))
            {
                throw Failed($"'{key}' in the context has characters that no HTTP header can carry");
            }
        }

        if (_accessToken is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _accessToken);
        }

        return request;
    }

    private async Task<byte[]> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            byte[] body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return response.StatusCode == HttpStatusCode.OK ? body : throw Refused(response.StatusCode, body);
        }
        catch (HttpRequestException exception)
        {
            throw Failed(exception.Message, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed("it did not answer in time", exception);
        }
    }

    private JsonElement ParseFlag(byte[] body)
    {
        try
        {
            JsonElement flag = JsonSerializer.Deserialize(body, AppConfigJson.Default.JsonElement);
            return flag.ValueKind == JsonValueKind.Object ? flag : throw Failed("its answer is no flag");
        }
        catch (JsonException exception)
        {
            throw Failed($"its answer is no flag: {exception.Message}", exception);
        }
    }

    private AppConfigFlagException Refused(HttpStatusCode status, byte[] body)
    {
        string excerpt = Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, LongestExcerpt)));
        FlagProblem problem = status == HttpStatusCode.NotFound ? FlagProblem.NotFound : FlagProblem.AgentFailed;
        return new AppConfigFlagException(problem, $"The AppConfig Agent at {_url} answered with HTTP {(int)status}: {excerpt}");
    }

    private AppConfigFlagException Failed(string reason, Exception? inner = null) =>
        new(FlagProblem.AgentFailed, $"The AppConfig Agent at {_url} cannot be asked: {reason}.", inner);

    private static string Escape(string? part) => Uri.EscapeDataString(part ?? "");
}
