using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Deadline;
using SessionTools.TestSupport;
using Xunit;

namespace SessionTools.Clients.Tests;

public sealed class PageReaderTests
{
    [Fact]
    public async Task Pages_come_in_order_until_the_token_ends()
    {
        List<string> farms = [];
        using PageReader<ListFarmsRequest, ListFarmsResponse> pages = Read(number => Page(number, number < 4 ? $"token-{number}" : null));
        while (await pages.NextAsync() is { } page)
        {
            farms.Add(page.Farms[0].FarmId);
        }

        Assert.Equal(["farm-1", "farm-2", "farm-3", "farm-4"], farms);
        Assert.Null(await pages.NextAsync());
    }

    [Fact]
    public async Task Whoever_takes_one_page_causes_two_requests()
    {
        using SemaphoreSlim second = new(0);
        CannedHandler handler = Canned(number =>
        {
            if (number == 2)
            {
                second.Release();
            }

            return Page(number, $"token-{number}");
        });
        using (PageReader<ListFarmsRequest, ListFarmsResponse> pages = Read(handler))
        {
            await pages.NextAsync();
            await second.WaitAsync();
        }

        Assert.Equal(2, handler.Requests.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_token_that_comes_again_ends_the_list_with_an_error(int cycle)
    {
        int pagesRead = 0;
        using PageReader<ListFarmsRequest, ListFarmsResponse> pages = Read(number => Page(number, $"token-{number % cycle}"));
        await Assert.ThrowsAsync<RepeatedTokenException>(async () =>
        {
            while (await pages.NextAsync() is not null)
            {
                pagesRead++;
            }
        });
        Assert.Equal(cycle + 1, pagesRead);
    }

    [Fact]
    public async Task A_failure_in_the_middle_comes_after_the_pages_before_it()
    {
        using PageReader<ListFarmsRequest, ListFarmsResponse> pages = Read(number => number < 3
            ? Page(number, $"token-{number}")
            : CannedHandler.Json("""{"__type":"ValidationException","message":"the token has expired"}""", System.Net.HttpStatusCode.BadRequest));
        Assert.NotNull(await pages.NextAsync());
        Assert.NotNull(await pages.NextAsync());
        await Assert.ThrowsAsync<ServiceException>(() => pages.NextAsync());
    }

    [Fact]
    public async Task A_request_that_breaks_a_rule_is_an_error_of_its_page()
    {
        using Connection connection = TestConnections.To(Canned(number => Page(number, null)), TimeProvider.System);
        using PageReader<ListFarmsRequest, ListFarmsResponse> pages = connection.Client(DeadlineService.Description)
            .ReadPages(DeadlineOperations.ListFarms, new ListFarmsRequest { MaxResults = 0 }, CancellationToken.None);
        await Assert.ThrowsAsync<InvalidParameterException>(() => pages.NextAsync());
    }

    private static HttpResponseMessage Page(int number, string? token)
    {
        string next = token is null ? "" : $",\"nextToken\":\"{token}\"";
        return CannedHandler.Json($"{{\"farms\":[{{\"farmId\":\"farm-{number}\"}}]{next}}}");
    }

    private static CannedHandler Canned(Func<int, HttpResponseMessage> answer) => new((number, _) => answer(number));

    private static PageReader<ListFarmsRequest, ListFarmsResponse> Read(Func<int, HttpResponseMessage> answer) => Read(Canned(answer));

    private static PageReader<ListFarmsRequest, ListFarmsResponse> Read(CannedHandler handler) =>
        TestConnections.To(handler, TimeProvider.System).Client(DeadlineService.Description)
            .ReadPages(DeadlineOperations.ListFarms, new ListFarmsRequest(), CancellationToken.None);
}
