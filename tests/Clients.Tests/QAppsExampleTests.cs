using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.QApps;
using SessionTools.Clients.Tests.Conformance;
using SessionTools.TestSupport;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Clients.Tests;

/// <summary>The examples of Q Apps' Smithy model.</summary>
public sealed class QAppsExampleTests(ITestOutputHelper output)
{
    private readonly Lazy<SmithyModel> _model = new(() => new SmithyModel("qapps"));
    private int _examples;

    [VectorsFact]
    public async Task The_examples_are_sent_and_read_without_loss()
    {
        await Check(QAppsOperations.StartQAppSession);
        await Check(QAppsOperations.GetQAppSession);
        await Check(QAppsOperations.GetQAppSessionMetadata);
        await Check(QAppsOperations.UpdateQAppSessionMetadata);
        await Check(QAppsOperations.ListQApps);
        await Check(QAppsOperations.GetQApp);
        output.WriteLine($"{_examples} examples");
        Assert.Equal(7, _examples);
    }

    private async Task Check<TRequest, TResponse>(Operation<TRequest, TResponse> operation)
        where TRequest : class
        where TResponse : class
    {
        foreach (JsonElement example in _model.Value.Operation(operation.Name)!.Trait("smithy.api#examples")!.Value.EnumerateArray())
        {
            JsonElement input = example.GetProperty("input");
            JsonElement answer = example.GetProperty("output");
            using CannedHandler handler = new((_, _) => CannedHandler.Json(answer.GetRawText()));
            using Connection connection = TestConnections.To(handler, TimeProvider.System);
            TRequest request = input.Deserialize(operation.RequestType())!;
            TResponse response = await connection.Client(operation.Service).CallAsync(operation, request, CancellationToken.None);
            AssertSame(answer, JsonSerializer.SerializeToNode(response, operation.ResponseType()));
            AssertSame(input, Join(operation, handler.Requests.Single()));
            _examples++;
        }
    }

    /// <summary>The members of a request, gathered from where they stand in the message.</summary>
    private static JsonObject Join(Operation operation, CannedHandler.Seen seen)
    {
        Assert.Equal(operation.Method, seen.Method);
        Assert.Equal(operation.Uri.Text, seen.Uri.AbsolutePath);
        JsonObject members = seen.Body.Length == 0 ? [] : JsonNode.Parse(seen.Body)!.AsObject();
        Dictionary<string, string> query = seen.Uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
        foreach (Member member in operation.Input.Where(member => member.Location != MemberLocation.Body))
        {
            IReadOnlyDictionary<string, string> part = member.Location == MemberLocation.Header ? seen.Headers : query;
            if (part.TryGetValue(member.WireName, out string? text))
            {
                members[member.Name] = member.Shape.Type == ShapeType.Integer ? JsonNode.Parse(text) : text;
            }
        }

        return members;
    }

    private static void AssertSame(JsonElement expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected.GetRawText()), actual), $"expected {expected}\nbut got {actual}");
}
