using System;
using System.Net.Http;
using SessionTools.Clients.Common;
using SessionTools.Clients.Credentials;
using SessionTools.Local.Common;
using SessionTools.Local.Http;

namespace SessionTools.TestSupport;

/// <summary>Connections for tests, with keys that are nobody's.</summary>
public static class TestConnections
{
    public const string FakeAccessKey = "AKIAFAKEFAKEFAKEFAKE";
    public const string FakeSecretKey = "fake-secret-key";

    public static ConnectionSettings Settings(HttpMessageHandler? handler = null, TimeProvider? time = null, string endpoint = "http://localhost") => new()
    {
        Region = "eu-central-1",
        Credentials = new StaticSource(FakeAccessKey, FakeSecretKey, null),
        EndpointUrl = new Uri(endpoint),
        InProcess = handler,
        Time = time ?? TimeProvider.System,
    };

    public static Connection To(LocalEndpoint endpoint, TimeProvider time) =>
        new(Settings(new LocalHttpHandler(endpoint), time) with { InstanceId = endpoint.QApps.DefaultInstanceId });

    public static Connection To(HttpMessageHandler handler, TimeProvider time) => new(Settings(handler, time));
}
