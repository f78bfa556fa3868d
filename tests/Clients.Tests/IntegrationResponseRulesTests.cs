using System;
using System.Collections.Generic;
using SessionTools.Clients.ApiGateway;
using Xunit;
using static SessionTools.Clients.Tests.IntegrationResponseFixture;

namespace SessionTools.Clients.Tests;

public sealed class IntegrationResponseRulesTests
{
    [Theory]
    [InlineData("$default", true)]
    [InlineData("/4../", true)]
    [InlineData("/a/", true)]
    [InlineData("//", false)]
    [InlineData("/", false)]
    [InlineData("", false)]
    [InlineData("4..", false)]
    [InlineData("/4..", false)]
    [InlineData("$Default", false)]
    [InlineData("/4../\n", false)]
    public void A_key_is_default_or_a_regular_expression(string key, bool isValid)
    {
        Assert.Equal(isValid, IntegrationResponseRules.FirstViolation(new CreateIntegrationResponseRequest { IntegrationResponseKey = key }) is null);
        Assert.Equal(isValid, IntegrationResponseRules.FirstViolation(new UpdateIntegrationResponseRequest { IntegrationResponseKey = key }) is null);
    }

    [Theory]
    [InlineData("method.response.header.X-Id", "integration.response.header.X-Id", true)]
    [InlineData("method.response.header.X-Id", "integration.response.multivalueheader.X-Id", true)]
    [InlineData("method.response.header.X-Id", "integration.response.body", true)]
    [InlineData("method.response.header.X-Id", "integration.response.body.a.b[0]", true)]
    [InlineData("method.response.header.X-Id", "'static, with spaces'", true)]
    [InlineData("method.response.header.X-Id", "context.requestId", true)]
    [InlineData("method.response.header.X-Id", "stageVariables.name", true)]
    [InlineData("method.response.header.X-Id", "static", false)]
    [InlineData("method.response.header.X-Id", "'open", false)]
    [InlineData("method.response.header.X-Id", "integration.response.header.", false)]
    [InlineData("method.response.header.X-Id", "integration.response.body.", false)]
    [InlineData("method.response.header.X-Id", "method.request.header.X-Id", false)]
    [InlineData("method.response.header.", "'a'", false)]
    [InlineData("method.response.header.X Id", "'a'", false)]
    [InlineData("method.response.header.X-Id\n", "'a'", false)]
    [InlineData("X-Id", "'a'", false)]
    public void A_parameter_maps_to_a_header_from_what_can_be_mapped(string name, string value, bool isValid) =>
        Assert.Equal(isValid, IntegrationResponseRules.FirstViolation(Create(parameters: Map((name, value)))) is null);

    [Theory]
    [InlineData(512, true)]
    [InlineData(513, false)]
    public void A_parameter_has_at_most_512_characters(int length, bool isValid)
    {
        string value = $"'{new string('x', length - 2)}'";
        Assert.Equal(isValid, IntegrationResponseRules.FirstViolation(Create(parameters: Map(("method.response.header.A", value)))) is null);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(32768, true)]
    [InlineData(32769, false)]
    public void A_template_has_at_most_32768_characters(int length, bool isValid) =>
        Assert.Equal(isValid, IntegrationResponseRules.FirstViolation(Create(templates: Map(("$default", new string('x', length))))) is null);

    [Fact]
    public void An_empty_parameter_can_only_be_an_update()
    {
        Dictionary<string, string> empty = Map(("method.response.header.A", ""));
        Assert.Null(IntegrationResponseRules.FirstViolation(new UpdateIntegrationResponseRequest { ResponseParameters = empty }));
        Assert.Contains("method.response.header.A", IntegrationResponseRules.FirstViolation(Create(parameters: empty))!.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("responsetemplates.application/json", "ResponseTemplates.application/json")]
    [InlineData("ResponseParameters.method.response.header.A", "ResponseParameters.method.response.header.A")]
    [InlineData("RESPONSEPARAMETERS", "ResponseParameters")]
    [InlineData("contentHandlingStrategy", "ContentHandlingStrategy")]
    [InlineData("ResponseTemplates.", null)]
    [InlineData("ContentHandlingStrategy.x", null)]
    [InlineData("IntegrationResponseKey", null)]
    [InlineData(".x", null)]
    [InlineData("", null)]
    public void A_path_names_what_can_be_removed(string text, string? path) => Assert.Equal(path, MemberPath.Parse(text)?.ToString());

    private static CreateIntegrationResponseRequest Create(
        Dictionary<string, string>? parameters = null,
        Dictionary<string, string>? templates = null) =>
        new() { IntegrationResponseKey = "$default", ResponseParameters = parameters, ResponseTemplates = templates };
}
