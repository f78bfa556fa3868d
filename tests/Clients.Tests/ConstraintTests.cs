using System.Collections.Generic;
using System.Text.Json;
using SessionTools.Clients.Aws;
using Xunit;

namespace SessionTools.Clients.Tests;

public sealed class ConstraintTests
{
    private static readonly Shape s_uuid = Shape.Text(pattern: @"^[\da-f]{8}-[\da-f]{4}$");

    public static TheoryData<string, string> Broken => new()
    {
        { """{}""", "'id' is required." },
        { """{"id":null}""", "'id' is required." },
        { """{"id":"12345678-abcd\n"}""", "'id' must match the pattern" },
        { """{"id":"1234567٣-abcd"}""", "'id' must match the pattern" },
        { """{"id":7}""", "'id' must be of type Text: '7'." },
        { """{"id":"12345678-abcd","name":""}""", "'name' must have 1 to 3 characters, not 0: ''." },
        { """{"id":"12345678-abcd","name":"four"}""", "'name' must have 1 to 3 characters, not 4: 'four'." },
        { """{"id":"12345678-abcd","count":0}""", "'count' must be 1 to 100: '0'." },
        { """{"id":"12345678-abcd","count":101}""", "'count' must be 1 to 100: '101'." },
        { """{"id":"12345678-abcd","list":[{"key":"a"},{}]}""", "'list[1].key' is required." },
        { """{"id":"12345678-abcd","list":[{"key":"a"},{"key":"b"},{"key":"c"}]}""", "'list' must have at most 2 entries, not 3." },
        { """{"id":"12345678-abcd","map":{"x":""}}""", "'map['x']' must have at least 1 characters, not 0: ''." },
        { """{"id":"12345678-abcd","blob":"AAAA"}""", "'blob' must have at most 2 bytes, not 3." },
        { """{"id":"12345678-abcd","secret":"tell nobody"}""", "'secret' must have at most 3 characters, not 11." },
    };

    public static TheoryData<string> Kept =>
    [
        """{"id":"12345678-abcd"}""",
        """{"id":"12345678-abcd","name":"\ud83d\ude00\ud83d\ude00\ud83d\ude00","count":100,"list":[{"key":"a"}],"map":{"x":"y"},"blob":"AAA="}""",
    ];

    private static IReadOnlyList<Member> Members { get; } =
    [
        new("id", s_uuid) { Required = true },
        new("name", Shape.Text(1, 3)),
        new("count", Shape.Integer(1, 100)),
        new("list", Shape.List(Shape.Structure(new Member("key", Shape.Text()) { Required = true }), max: 2)),
        new("map", Shape.Map(Shape.Text(min: 1))),
        new("blob", Shape.Blob(max: 2)),
        new("secret", Shape.Text(max: 3) with { Sensitive = true }),
    ];

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_constraint_is_named_with_its_member_and_rule(string request, string message)
    {
        ConstraintViolation? violation = Check(request);
        Assert.NotNull(violation);
        Assert.StartsWith(message, violation.ToString(), System.StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_keeps_all_constraints_passes(string request) => Assert.Null(Check(request));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public void A_label_that_would_address_another_resource_is_refused(string id)
    {
        Member label = new("apiId", Shape.Text(), MemberLocation.Label) { Required = true };
        using JsonDocument request = JsonDocument.Parse($$"""{"apiId":"{{id}}"}""");
        Assert.Equal("apiId", ConstraintChecker.FirstViolation([label], request.RootElement)?.Path);
    }

    private static ConstraintViolation? Check(string json)
    {
        using JsonDocument request = JsonDocument.Parse(json);
        return ConstraintChecker.FirstViolation(Members, request.RootElement);
    }
}
