using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.TestSupport;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Clients.Tests.Conformance;

/// <summary>The Smithy protocol tests, run through the whole client up to its HTTP handler.</summary>
public sealed class ProtocolTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> RequestCases => Cases("input", ProtocolExceptions.ForRequest);

    public static TheoryData<string, string> ResponseCases => Cases("output", ProtocolExceptions.ForResponse);

    [VectorsTheory]
    [MemberData(nameof(RequestCases), DisableDiscoveryEnumeration = true)]
    public async Task Request(string file, string id)
    {
        ProtocolCase test = Find("input", file, id);
        CapturingHandler handler = new(() => CannedHandler.Json("{}"));
        Operation<JsonObject, JsonObject> operation = ProtocolOperation.For(test);
        JsonObject parameters = ProtocolValues.ToRecord(test.Shape("input"), test.Json.GetProperty("params"));
        await CallAsync(handler, operation, parameters, ProtocolShape.Text(test.Suite, "clientEndpoint") ?? "https://example.com");
        CheckRequest(test.Json.GetProperty("serialized"), handler, operation);
    }

    [VectorsTheory]
    [MemberData(nameof(ResponseCases), DisableDiscoveryEnumeration = true)]
    public async Task Response(string file, string id)
    {
        ProtocolCase test = Find("output", file, id);
        CapturingHandler handler = new(() => Answer(test.Json.GetProperty("response")));
        Operation<JsonObject, JsonObject> operation = ProtocolOperation.For(test);
        if (test.Json.TryGetProperty("error", out JsonElement error))
        {
            ServiceException exception = await Assert.ThrowsAsync<ServiceException>(() => CallAsync(handler, operation, []));
            CheckError(test, error, exception);
            return;
        }

        JsonObject response = await CallAsync(handler, operation, []);
        JsonNode? actual = test.Shape("output") is { } shape ? ProtocolValues.FromRecord(shape, response, top: true) : new JsonObject();
        AssertSame(test.Json.GetProperty("result"), actual);
    }

    [VectorsFact]
    public void Every_case_runs_or_stands_in_the_list()
    {
        foreach ((string direction, Func<ProtocolCase, string?> exception) in new (string, Func<ProtocolCase, string?>)[]
        {
            ("input", ProtocolExceptions.ForRequest),
            ("output", ProtocolExceptions.ForResponse),
        })
        {
            foreach (string file in ProtocolCase.Files)
            {
                IReadOnlyList<ProtocolCase> all = ProtocolCase.Read(direction, file);
                ILookup<string?, ProtocolCase> byReason = all.ToLookup(exception);
                output.WriteLine($"{file} {direction}: {all.Count} cases, {byReason[null].Count()} run");
                foreach (IGrouping<string?, ProtocolCase> reason in byReason.Where(group => group.Key is not null))
                {
                    output.WriteLine($"  {reason.Count()} not: {reason.Key} ({string.Join(", ", reason.Select(test => test.Id))})");
                }

                Assert.NotEmpty(all);
            }
        }
    }

    /// <summary>A client may therefore refuse an empty body wherever the answer has members in it.</summary>
    [VectorsFact]
    public void An_empty_body_comes_only_where_no_member_stands_in_it()
    {
        ProtocolCase[] empty = ProtocolCase.Files.SelectMany(file => ProtocolCase.Read("output", file))
            .Where(test => test.Json.GetProperty("response").GetProperty("status_code").GetInt32() < 300
                && string.IsNullOrEmpty(ProtocolShape.Text(test.Json.GetProperty("response"), "body")))
            .ToArray();
        output.WriteLine($"{empty.Length} answers without a body");
        Assert.NotEmpty(empty);
        Assert.All(empty, test => Assert.DoesNotContain(test.Shape("output")?.Members ?? [], member => member.Location == "body"));
    }

    [VectorsFact]
    public void Every_single_exception_names_a_case()
    {
        HashSet<string> ids = [.. ProtocolCase.Files.SelectMany(file => ProtocolCase.Read("input", file).Concat(ProtocolCase.Read("output", file))).Select(test => test.Id)];
        Assert.All(ProtocolExceptions.Named.Keys, id => Assert.Contains(id, ids));
    }

    private static TheoryData<string, string> Cases(string direction, Func<ProtocolCase, string?> exception)
    {
        TheoryData<string, string> data = [];
        foreach (ProtocolCase test in ProtocolCase.Files.SelectMany(file => ProtocolCase.Read(direction, file)).Where(test => exception(test) is null))
        {
            data.Add(test.Protocol, test.Id);
        }

        return data;
    }

    private static ProtocolCase Find(string direction, string file, string id) => ProtocolCase.Read(direction, file).First(test => test.Id == id);

    private static async Task<JsonObject> CallAsync(
        HttpMessageHandler handler,
        Operation<JsonObject, JsonObject> operation,
        JsonObject request,
        string endpoint = "https://example.com")
    {
        using Connection connection = new(TestConnections.Settings(handler, endpoint: endpoint));
        return await connection.Client(operation.Service).CallAsync(operation, request, CancellationToken.None);
    }

    private static void CheckRequest(JsonElement expected, CapturingHandler sent, Operation operation)
    {
        Assert.Equal(expected.GetProperty("method").GetString(), sent.Method);
        string[] uri = expected.GetProperty("uri").GetString()!.Split('?');
        Assert.Equal(uri[0], sent.Uri!.AbsolutePath);
        string query = sent.Uri.Query.TrimStart('?');
        if (operation.Input.FirstOrDefault(member => member.IdempotencyToken) is { } token)
        {
            string sentToken = query[(token.WireName.Length + 1)..];
            Assert.True(Guid.TryParse(sentToken, out _) || uri[1].EndsWith(sentToken, StringComparison.Ordinal), query);
        }
        else
        {
            Assert.Equal((uri.Length > 1 ? uri[1] : "").Split('&').Order(), query.Split('&').Order());
        }

        if (ProtocolShape.Text(expected, "host") is { } host)
        {
            Assert.Equal(host.Split('/')[0], sent.Uri.Host);
        }

        CheckHeaders(expected, sent);
        CheckBody(ProtocolShape.Text(expected, "body"), sent);
    }

    private static void CheckHeaders(JsonElement expected, CapturingHandler sent)
    {
        if (expected.TryGetProperty("headers", out JsonElement headers))
        {
            Assert.All(headers.EnumerateObject(), header => Assert.Equal(header.Value.GetString(), sent.Headers[header.Name]));
        }

        if (expected.TryGetProperty("forbidHeaders", out JsonElement forbidden))
        {
            Assert.All(forbidden.EnumerateArray(), header => Assert.DoesNotContain(header.GetString()!, sent.Headers));
        }

        if (expected.TryGetProperty("requireHeaders", out JsonElement required))
        {
            Assert.All(required.EnumerateArray(), header => Assert.Contains(header.GetString()!, sent.Headers));
        }
    }

    private static void CheckBody(string? expected, CapturingHandler sent)
    {
        if (string.IsNullOrEmpty(expected))
        {
            Assert.Empty(sent.Body);
            return;
        }

        using JsonDocument body = JsonDocument.Parse(expected);
        AssertSame(body.RootElement, JsonNode.Parse(sent.Body));
    }

    private static HttpResponseMessage Answer(JsonElement response)
    {
        HttpResponseMessage message = new((HttpStatusCode)response.GetProperty("status_code").GetInt32())
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(ProtocolShape.Text(response, "body") ?? "")),
        };
        if (response.TryGetProperty("headers", out JsonElement headers))
        {
            foreach (JsonProperty header in headers.EnumerateObject())
            {
                _ = message.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString())
                    || message.Content.Headers.TryAddWithoutValidation(header.Name, header.Value.GetString());
            }
        }

        return message;
    }

    private static void CheckError(ProtocolCase test, JsonElement expected, ServiceException exception)
    {
        Assert.Equal(test.Json.GetProperty("errorCode").GetString(), exception.ErrorCode);
        if (test.Json.TryGetProperty("errorMessage", out JsonElement message))
        {
            Assert.Equal(message.GetString(), exception.ServiceMessage);
        }

        ProtocolShape shape = test.ShapeNamed(test.Given.GetProperty("errors")[0].GetProperty("shape").GetString()!);
        JsonNode? body = exception.Body.ValueKind == JsonValueKind.Object ? JsonObject.Create(exception.Body) : new JsonObject();
        AssertSame(expected, ProtocolValues.FromRecord(shape, body, top: true));
    }

    private static void AssertSame(JsonElement expected, JsonNode? actual) => Assert.True(
        JsonNode.DeepEquals(JsonNode.Parse(expected.GetRawText()), actual),
        $"expected {expected.GetRawText()} but got {actual?.ToJsonString()}");
}
