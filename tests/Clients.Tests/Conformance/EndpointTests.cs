using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SessionTools.Clients.ApiGateway;
using SessionTools.Clients.AppConfig;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Deadline;
using SessionTools.Clients.QApps;
using SessionTools.Clients.Qldb;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Clients.Tests.Conformance;

/// <summary>The endpoint tests of the models (smithy.rules#endpointTests).</summary>
public sealed class EndpointTests(ITestOutputHelper output)
{
    /// <summary>
    /// In 2025-04 these partitions had no dual stack; AWSSDK.Core's newer partition data has it, and its DNS suffixes.
    /// </summary>
    private static readonly string[] s_dualStackSince = ["us-iso-east-1", "us-isob-east-1"];

    private static readonly JsonElement s_none = JsonSerializer.SerializeToElement(new { });

    private static readonly Dictionary<string, ServiceDescription> s_services = new()
    {
        ["deadline"] = DeadlineService.Description,
        ["qapps"] = QAppsService.Description,
        ["appconfigdata"] = AppConfigService.Description,
        ["apigatewayv2"] = ApiGatewayService.Description,
        ["qldb-session"] = QldbSessionService.Description,
        ["qldb"] = ControlService.Description,
    };

    public static TheoryData<string> Models => [.. s_services.Keys];

    [VectorsTheory]
    [MemberData(nameof(Models))]
    public void Endpoints_are_those_of_the_model(string name)
    {
        JsonElement[] all = new SmithyModel(name).Service.Trait("smithy.rules#endpointTests")!.Value.GetProperty("testCases").EnumerateArray().ToArray();
        JsonElement[] drifted = all.Where(IsDataDrift).ToArray();
        output.WriteLine($"{name}: {all.Length} endpoint cases, {all.Length - drifted.Length} run, {drifted.Length} data drift");
        Assert.Equal(4, drifted.Length);
        Assert.All(all.Except(drifted), test => Check(s_services[name], test));
    }

    private static bool IsDataDrift(JsonElement test)
    {
        JsonElement parameters = Parameters(test);
        return Flag(parameters, "UseDualStack") && s_dualStackSince.Contains(Text(parameters, "Region")) && test.GetProperty("expect").TryGetProperty("error", out _);
    }

    private static void Check(ServiceDescription service, JsonElement test)
    {
        JsonElement expected = test.GetProperty("expect");
        if (expected.TryGetProperty("error", out JsonElement error))
        {
            Assert.Equal(error.GetString(), Assert.Throws<ConnectionException>(() => Resolve(service, Parameters(test))).Message);
            return;
        }

        string url = expected.GetProperty("endpoint").GetProperty("url").GetString()!;
        Assert.Equal(new Uri(url), Resolve(service, Parameters(test)).Url);
    }

    private static ServiceEndpoint Resolve(ServiceDescription service, JsonElement parameters)
    {
        EndpointVariant variant = new(Flag(parameters, "UseFIPS"), Flag(parameters, "UseDualStack"));
        return Text(parameters, "Endpoint") is { } endpoint
            ? ServiceEndpoint.Custom(new Uri(endpoint), variant)
            : ServiceEndpoint.Regional(service, Text(parameters, "Region"), variant);
    }

    private static JsonElement Parameters(JsonElement test) => test.TryGetProperty("params", out JsonElement parameters) ? parameters : s_none;

    private static bool Flag(JsonElement parameters, string name) => parameters.TryGetProperty(name, out JsonElement value) && value.GetBoolean();

    private static string? Text(JsonElement parameters, string name) => parameters.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
