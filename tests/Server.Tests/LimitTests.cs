using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace SessionTools.Server.Tests;

public sealed class LimitTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_request_that_is_too_large_is_refused()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, server.Url + "/configurationsessions");
        request.Content = new ByteArrayContent(new byte[EndpointServer.LargestBody + 1]);
        request.Headers.ExpectContinue = true;
        HttpResponseMessage response = await server.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("at most 16777216 bytes", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_keys_a_web_page_is_not_answered()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, server.Url + "/2023-10-12/farms");
        request.Headers.Add("Origin", "https://page.example");
        await RefusedAsync(request, "a web page");
    }

    [Fact]
    public async Task Without_keys_a_foreign_host_name_is_not_answered()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, server.Url + "/2023-10-12/farms");
        request.Headers.Host = "rebound.example";
        await RefusedAsync(request, "rebound.example");
    }

    [Fact]
    public async Task A_host_prefix_on_localhost_is_answered()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, server.Url + "/2023-10-12/farms");
        request.Headers.Host = "management.localhost:4580";
        HttpResponseMessage response = await server.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_fault_that_breaks_the_connection_breaks_it()
    {
        await using RunningServer own = new();
        await own.InitializeAsync();
        own.Endpoint.Faults.Add(new Local.Common.Fault { Operation = "ListFarms", BreakConnection = true });
        await Assert.ThrowsAsync<HttpRequestException>(() => own.Http.GetAsync(own.Url + "/2023-10-12/farms"));
    }

    [Fact]
    public async Task A_call_for_another_service_learns_where_it_has_come_to()
    {
        using StringContent form = new("Action=GetCallerIdentity&Version=2011-06-15", Encoding.UTF8, "application/x-www-form-urlencoded");
        HttpResponseMessage response = await server.Http.PostAsync(server.Url, form);
        string body = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("<Code>UnknownOperationException</Code>", body, StringComparison.Ordinal);
        Assert.Contains("not AWS. It has no GetCallerIdentity", body, StringComparison.Ordinal);
        Assert.Contains("Deadline Cloud, AppConfig Data, API Gateway, Q Apps, QLDB Session", body, StringComparison.Ordinal);
    }

    private async Task RefusedAsync(HttpRequestMessage request, string reason)
    {
        HttpResponseMessage response = await server.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains(reason, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
