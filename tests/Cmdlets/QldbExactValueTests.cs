using System;
using System.Linq;
using System.Management.Automation;
using SessionTools.EngineTests;
using SessionTools.Ion;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>Exact values in pipelines: each is one object, and keeps its Ion hash on its way back into a ledger.</summary>
public sealed class QldbExactValueTests : IDisposable
{
    private const string Documents = "SELECT VALUE t FROM T AS t";
    private const string Insert = "INSERT INTO T ?";

    private readonly Shell _shell = new();

    public QldbExactValueTests() => Run(new { Statement = "CREATE TABLE T" });

    public void Dispose() => _shell.Dispose();

    [EngineTheory]
    [InlineData("{a:1}")]
    [InlineData("x::{a:y::1.10,b:z::[1,two,[]],c:2020-01-01,d:(p q),e:null.int,'':{},a:2}")]
    [InlineData("{t:2020-01-01T00:00:00.000-00:00,f:1e0,s:'sym',b:{{AAE=}},c:{{\"clob\"}}}")]
    public void A_document_keeps_its_hash(string text)
    {
        IonValue given = IonValue.Parse(text);
        Run(new { Statement = Insert, Parameter = new object[] { given } });
        PSObject read = Assert.Single(Run(new { Statement = Documents, AsIon = true }).Output);
        Run(new { Statement = Insert, Parameter = new object[] { read } });
        Assert.Empty(Outcome.Of(_shell.Pipeline("Invoke-QLDBCommand", new { Statement = Documents, AsIon = true })
            .Then("Invoke-QLDBCommand", new { Statement = Insert, _shell.Connection, LedgerName = "default" })).Errors);
        IonValue[] stored = [.. Run(new { Statement = Documents, AsIon = true }).As<IonValue>()];
        Assert.Equal(4, stored.Length);
        Assert.All(stored, value => Assert.Equal(IonHash.Compute(given), IonHash.Compute(value)));
    }

    [EngineTheory]
    [InlineData("[1,a::2]")]
    [InlineData("a::[]")]
    [InlineData("(1 2)")]
    [InlineData("{a:1,b:2}")]
    public void A_container_is_one_object(string text)
    {
        PSObject only = Assert.Single(Outcome.Of(_shell.Bare("ConvertFrom-Ion", new { InputObject = text, AsIon = true })).Output);
        Assert.Equal(text, only.ToString());
        Assert.Null(LanguagePrimitives.GetEnumerable(only));
        Assert.Equal(text, Assert.Single(Outcome.Of(_shell.Bare("ConvertTo-Ion"), [only]).As<string>()));
    }

    private Outcome Run(object parameters)
    {
        Outcome outcome = _shell.Run("Invoke-QLDBCommand", parameters);
        Assert.Empty(outcome.Errors);
        return outcome;
    }
}
