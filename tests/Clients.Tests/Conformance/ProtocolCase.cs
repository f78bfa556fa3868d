using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SessionTools.TestSupport;

namespace SessionTools.Clients.Tests.Conformance;

/// <summary>One protocol test of the vectors, with the suite that it stands in.</summary>
internal sealed record ProtocolCase(string Protocol, JsonElement Suite, JsonElement Json)
{
    public static readonly string[] Files = ["json_1_0", "json_1_0-query-compatible", "rest-json"];

    public string Id => Json.GetProperty("id").GetString()!;

    public JsonElement Given => Json.GetProperty("given");

    /// <param name="direction"><c>input</c> or <c>output</c>.</param>
    /// <param name="file">The file's name without its extension.</param>
    public static IReadOnlyList<ProtocolCase> Read(string direction, string file) => Vectors.Read("protocol", direction, file + ".json")
        .EnumerateArray()
        .SelectMany(suite => suite.GetProperty("cases").EnumerateArray().Select(json => new ProtocolCase(file, suite, json)))
        .ToArray();

    /// <summary>The shape of the input or output; null for none.</summary>
    public ProtocolShape? Shape(string direction) =>
        Given.TryGetProperty(direction, out JsonElement reference) ? ShapeNamed(reference.GetProperty("shape").GetString()!) : null;

    public ProtocolShape ShapeNamed(string name) => new(Suite.GetProperty("shapes"), name);
}
