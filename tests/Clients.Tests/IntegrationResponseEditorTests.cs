using System;
using System.Threading;
using System.Threading.Tasks;
using SessionTools.Clients.ApiGateway;
using SessionTools.Local.ApiGateway;
using SessionTools.Local.Common;
using Xunit;
using static SessionTools.Clients.Tests.IntegrationResponseFixture;

namespace SessionTools.Clients.Tests;

public sealed class IntegrationResponseEditorTests
{
    private const string Key = "/4../";

    private static readonly IntegrationResponseState s_present = State(Key) with
    {
        ResponseParameters = Map(("method.response.header.A", "'a'"), ("method.response.header.B", "'b'")),
        ResponseTemplates = Map(("application/json", "{}"), ("text/plain", "text")),
    };

    private static readonly DesiredIntegrationResponse s_withText = new() { IntegrationResponseKey = Key, ContentHandlingStrategy = "CONVERT_TO_TEXT" };

    private static readonly DesiredIntegrationResponse s_withoutPlainText = new()
    {
        IntegrationResponseKey = Key,
        Cleared = [new MemberPath(MemberPath.ResponseTemplates, "text/plain")],
    };

    [Fact]
    public async Task Only_what_differs_is_sent()
    {
        using IntegrationResponseFixture fixture = new(s_present);
        fixture.Behavior = new ApiGatewayBehavior { ReplacesMaps = true };
        fixture.Endpoint.Faults.Add(new Fault { Operation = "GetIntegrationResponse", Status = 400, ErrorCode = "BadRequestException" });
        await Assert.ThrowsAsync<ServiceException>(() => fixture.Reach(new DesiredIntegrationResponse
        {
            IntegrationResponseKey = Key,
            ResponseTemplates = Map(("application/json", "[]"), ("text/plain", "text")),
        }));

        // Where maps are replaced, what is there afterwards is what was sent.
        Assert.Equal(Map(("application/json", "[]")), (await fixture.Find(Key))!.ResponseTemplates);
        Assert.Equal(2, (await fixture.Find(Key))!.ResponseParameters!.Count);
    }

    [Theory]
    [InlineData("UpdateIntegrationResponse")]
    [InlineData("CreateIntegrationResponse")]
    public async Task A_change_whose_answer_is_lost_counts_if_it_was_made(string operation)
    {
        using IntegrationResponseFixture fixture = operation[0] == 'U' ? new(s_present) : new();
        fixture.Endpoint.Faults.Add(new Fault { Operation = operation, BreakConnection = true, AfterEffect = true });
        IntegrationResponseState after = await fixture.Reach(s_withText);
        Assert.Equal("CONVERT_TO_TEXT", after.ContentHandlingStrategy);
        Assert.Equal(1, fixture.Changes);
    }

    [Theory]
    [InlineData("UpdateIntegrationResponse")]
    [InlineData("CreateIntegrationResponse")]
    public async Task A_change_that_was_lost_on_the_way_is_an_error_and_not_sent_again(string operation)
    {
        using IntegrationResponseFixture fixture = operation[0] == 'U' ? new(s_present) : new();
        fixture.Endpoint.Faults.Add(new Fault { Operation = operation, BreakConnection = true });
        TransportException exception = await Assert.ThrowsAsync<TransportException>(() => fixture.Reach(s_withText));
        Assert.True(exception.OutcomeUnknown);
        Assert.Equal(1, fixture.CallsOf(operation));
    }

    [Fact]
    public async Task A_change_that_was_throttled_is_sent_again()
    {
        using IntegrationResponseFixture fixture = new(s_present);
        fixture.Endpoint.Faults.Add(new Fault { Operation = "UpdateIntegrationResponse", Times = 2, Status = 429, ErrorCode = "TooManyRequestsException" });
        Assert.Equal("CONVERT_TO_TEXT", (await fixture.Reach(s_withText)).ContentHandlingStrategy);
        Assert.Equal(3, fixture.CallsOf("UpdateIntegrationResponse"));
    }

    [Fact]
    public async Task A_change_that_failed_is_not_sent_again()
    {
        using IntegrationResponseFixture fixture = new(s_present);
        fixture.Endpoint.Faults.Add(new Fault { Operation = "UpdateIntegrationResponse", Status = 500, ErrorCode = "InternalServerError" });
        await Assert.ThrowsAsync<ServiceException>(() => fixture.Reach(s_withText));
        Assert.Equal(1, fixture.CallsOf("UpdateIntegrationResponse"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_deletion_whose_answer_is_lost_is_looked_for(bool afterEffect)
    {
        using IntegrationResponseFixture fixture = new(s_present);
        fixture.Endpoint.Faults.Add(new Fault { Operation = "DeleteIntegrationResponse", BreakConnection = true, AfterEffect = afterEffect });
        Task<IntegrationResponseState> replacing = fixture.Reach(s_withoutPlainText, allowReplace: true);
        if (afterEffect)
        {
            Assert.Equal(Map(("application/json", "{}")), (await replacing).ResponseTemplates);
        }
        else
        {
            await Assert.ThrowsAsync<TransportException>(() => replacing);
            Assert.Equal(s_present.IntegrationResponseId, (await fixture.Find(Key))!.IntegrationResponseId);
        }
    }

    [Fact]
    public async Task What_cannot_be_made_anew_is_put_back()
    {
        using IntegrationResponseFixture fixture = new(s_present);
        fixture.Endpoint.Faults.Add(new Fault { Operation = "CreateIntegrationResponse", Status = 400, ErrorCode = "BadRequestException" });
        IntegrationResponseChangeException exception =
            await Assert.ThrowsAsync<IntegrationResponseChangeException>(() => fixture.Reach(s_withoutPlainText, allowReplace: true));
        Assert.Equal(ChangeProblem.ReplaceFailed, exception.Problem);
        IntegrationResponseState restored = (await fixture.Find(Key))!;
        Assert.Contains(restored.IntegrationResponseId, exception.Message, StringComparison.Ordinal);
        Assert.Equal(s_present.ResponseTemplates, restored.ResponseTemplates);
        Assert.Equal(s_present.ResponseParameters, restored.ResponseParameters);
    }

    [Fact]
    public async Task What_cannot_even_be_put_back_is_told()
    {
        using IntegrationResponseFixture fixture = new(s_present);
        fixture.Endpoint.Faults.Add(new Fault { Operation = "CreateIntegrationResponse", Times = 2, Status = 400, ErrorCode = "BadRequestException" });
        IntegrationResponseChangeException exception =
            await Assert.ThrowsAsync<IntegrationResponseChangeException>(() => fixture.Reach(s_withoutPlainText, allowReplace: true));
        Assert.Null(await fixture.Find(Key));
        Assert.Contains("\"text/plain\":\"text\"", exception.Message, StringComparison.Ordinal);
        Assert.Contains("method.response.header.A", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_created_is_not_deleted()
    {
        IntegrationResponseState present = s_present with { ResponseParameters = Map(("odd", "'a'")) };
        using IntegrationResponseFixture fixture = new(present);
        await Assert.ThrowsAsync<InvalidParameterException>(() => fixture.Reach(s_withoutPlainText, allowReplace: true));
        Assert.Equal(0, fixture.Changes);
    }

    [Fact]
    public async Task A_refused_removal_needs_replacing_and_the_rest_is_made()
    {
        using IntegrationResponseFixture fixture = new(s_present);
        fixture.Behavior = new ApiGatewayBehavior { EmptyParameter = EmptyValue.Refused };
        DesiredIntegrationResponse desired = s_withText with { ResponseParameters = Map(("method.response.header.A", "'a'")) };
        IntegrationResponseChangeException exception = await Assert.ThrowsAsync<IntegrationResponseChangeException>(() => fixture.Reach(desired));
        Assert.Equal(ChangeProblem.ReplaceNeeded, exception.Problem);
        Assert.IsType<ServiceException>(exception.InnerException);
        Assert.Equal("CONVERT_TO_TEXT", (await fixture.Find(Key))!.ContentHandlingStrategy);
    }

    [Fact]
    public async Task A_value_that_the_service_refuses_never_deletes_anything()
    {
        using IntegrationResponseFixture fixture = new(s_present);
        DesiredIntegrationResponse desired = s_withText with
        {
            ContentHandlingStrategy = "CONVERT_TO_WATER",
            ResponseParameters = Map(("method.response.header.A", "'a'")),
        };
        await Assert.ThrowsAsync<ServiceException>(() => fixture.Reach(desired, allowReplace: true));
        Assert.Equal(0, fixture.CallsOf("DeleteIntegrationResponse"));
    }

    [Fact]
    public async Task Replacing_keeps_what_is_not_managed()
    {
        using IntegrationResponseFixture fixture = new(s_present);
        IntegrationResponseState after = await fixture.Reach(s_withoutPlainText, allowReplace: true);
        Assert.NotEqual(s_present.IntegrationResponseId, after.IntegrationResponseId);
        Assert.Equal(s_present.ResponseParameters, after.ResponseParameters);
        Assert.Equal(Map(("application/json", "{}")), after.ResponseTemplates);
    }

    [Fact]
    public async Task Without_reading_back_the_answer_is_trusted()
    {
        using IntegrationResponseFixture fixture = new(s_present);
        IntegrationResponseEditor editor = new(fixture.Responses, readBack: false);
        IntegrationResponsePlan plan = await editor.PlanAsync(Scope, s_withText, CancellationToken.None);
        await editor.ApplyAsync(plan, allowReplace: false, CancellationToken.None);
        Assert.Equal(0, fixture.CallsOf("GetIntegrationResponse"));
        Assert.Equal("CONVERT_TO_TEXT", (await fixture.Find(Key))!.ContentHandlingStrategy);
    }

    [Fact]
    public async Task Clearing_a_whole_map_sends_each_key_empty()
    {
        using IntegrationResponseFixture fixture = new(s_present);
        UpdateIntegrationResponseRequest request = new()
        {
            ApiId = Scope.ApiId,
            IntegrationId = Scope.IntegrationId,
            IntegrationResponseId = s_present.IntegrationResponseId,
        };
        IntegrationResponseState after =
            await fixture.Responses.UpdateAsync(request, [new MemberPath(MemberPath.ResponseParameters)], CancellationToken.None);
        Assert.Null(after.ResponseParameters);
        Assert.Equal(2, after.ResponseTemplates!.Count);
    }
}
