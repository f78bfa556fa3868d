using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Numerics;
using System.Text;
using SessionTools.EngineTests;
using SessionTools.Ion;
using SessionTools.Qldb;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>ConvertTo-Ion and ConvertFrom-Ion.</summary>
public sealed class IonCmdletTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [EngineFact]
    public void Each_Ion_type_has_its_type_in_PowerShell()
    {
        PSObject value = Assert.Single(From("{a:1, b:36893488147419103232, c:1.10, d:1e0, e:true, f:'s y', g:\"t\", h:2020-01-01T00:00:00.5Z, i:{{AQI=}}, j:[1], k:null.int, l:{m:2}}").Output);
        object[] expected = [1L, BigInteger.Pow(2, 65), 1.10m, 1d, true, "s y", "t", new DateTimeOffset(2020, 1, 1, 0, 0, 0, 500, TimeSpan.Zero)];
        Assert.Equal(expected, "abcdefgh".Select(name => value.Properties[name.ToString()].Value));
        Assert.Equal([1, 2], Assert.IsType<byte[]>(value.Properties["i"].Value));
        Assert.Equal([1L], Assert.IsType<object[]>(value.Properties["j"].Value));
        Assert.Null(value.Properties["k"].Value);
        Assert.Equal(2L, Assert.IsAssignableFrom<PSObject>(value.Properties["l"].Value).Properties["m"].Value);
    }

    [EngineTheory]
    [InlineData("1d3")]
    [InlineData("1.00000000000000000000000000000000000001")]
    [InlineData("2000-01-01")]
    [InlineData("2000-01-01T00:00:00-00:00")]
    [InlineData("{{\"clob\"}}")]
    [InlineData("(a b)")]
    [InlineData("{a:1,a:2}")]
    [InlineData("{a:1,A:2}")]
    [InlineData("{'':1}")]
    [InlineData("{a:1,psBase:2}")]
    [InlineData("{pstypenames:[\"x\"]}")]
    public void What_a_type_would_lose_stays_Ion(string text) =>
        Assert.Equal(text, Assert.IsAssignableFrom<IonValue>(Assert.Single(From(text).Output).BaseObject).ToText());

    [EngineFact]
    public void Each_type_of_NET_has_its_Ion_type()
    {
        Dictionary<object, string> expected = new()
        {
            [(byte)1] = "1", [ulong.MaxValue] = "18446744073709551615", [1.10m] = "1.10", [0.5f] = "5e-1", [DayOfWeek.Friday] = "5", ['c'] = "\"c\"",
            [Guid.Empty] = "\"00000000-0000-0000-0000-000000000000\"", [new Version(1, 2)] = "\"1.2\"", [TimeSpan.FromSeconds(90)] = "\"00:01:30\"",
            [new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc)] = "2020-01-02T03:04:05Z", [new DateTime(2020, 1, 2)] = "2020-01-02T00:00:00-00:00",
            [new DateOnly(2020, 1, 2)] = "2020-01-02", [new byte[] { 1, 2 }] = "{{AQI=}}", [DBNull.Value] = "null", [new IonSymbol("s")] = "s",
            [new[] { 1 }] = "[1]", [new Hashtable { ["a"] = null }] = "{a:null}", [new Hashtable { ["a"] = AutomationNull.Value }] = "{a:null}", [new { A = 1 }] = "{A:1}",
        };
        foreach ((object value, string text) in expected)
        {
            Assert.Equal(IonValue.Parse(text), IonValue.Parse(Assert.Single(_shell.Bare("ConvertTo-Ion", new { InputObject = value }).Invoke<string>())));
        }
    }

    [EngineFact]
    public void What_has_no_form_is_refused_with_its_place()
    {
        Hashtable self = [];
        self["again"] = new object[] { self };
        Outcome outcome = Outcome.Of(_shell.Bare("ConvertTo-Ion", new { InputObject = self }));
        Assert.Equal("NoIonForm", outcome.ErrorId);
        Assert.Contains("'again[0]'", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("NoIonForm", Outcome.Of(_shell.Bare("ConvertTo-Ion", new { InputObject = new { Text = "\ud800" } })).ErrorId);
        Assert.Equal("NoIonForm", Outcome.Of(_shell.Bare("ConvertTo-Ion", new { InputObject = new object[] { new object[] { 1 } }, Depth = 1 })).ErrorId);
    }

    [EngineFact]
    public void Values_before_a_mistake_are_emitted()
    {
        Outcome outcome = From("1 2 {");
        Assert.Equal([1L, 2L], outcome.As<long>());
        Assert.Equal("NotIon", outcome.ErrorId);
        Assert.Equal("NotIon", Outcome.Of(_shell.Bare("ConvertFrom-Ion"), [5]).ErrorId);
    }

    [EngineFact]
    public void A_stream_is_read_from_lines_from_bytes_and_from_files()
    {
        Assert.Equal(2, Outcome.Of(_shell.Bare("ConvertFrom-Ion"), ["{a:", "1}", "2"]).Output.Count);
        byte[] binary = Assert.Single(Outcome.Of(_shell.Bare("ConvertTo-Ion", new { AsBinary = true }), [1, "x"]).As<byte[]>());
        Assert.Equal("1 \"x\"", string.Join(' ', Outcome.Of(_shell.Bare("ConvertFrom-Ion", new { InputObject = binary, AsIon = true })).As<IonValue>()));
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, binary);
            Assert.Equal(2, Outcome.Of(_shell.Bare("ConvertFrom-Ion", new { LiteralPath = file })).Output.Count);
        }
        finally
        {
            File.Delete(file);
        }

        Assert.Equal("FileNotReadable", Outcome.Of(_shell.Bare("ConvertFrom-Ion", new { LiteralPath = file })).ErrorId);
    }

    [EngineFact]
    public void A_changed_field_is_new_and_the_others_stay()
    {
        PSObject value = Assert.Single(From("x::{a:sym, b:y::1.0, c:[s, null.int]}").Output);
        value.Properties["b"].Value = 2;
        Assert.Equal("x::{a:sym,b:2,c:[s,null.int]}", Assert.Single(_shell.Bare("ConvertTo-Ion", new { InputObject = value }).Invoke<string>()));
    }

    /// <summary>The property that the ledger depends on.</summary>
    [EngineFact]
    public void A_document_read_and_written_back_keeps_its_hash()
    {
        Random random = new(20260101);
        for (int i = 0; i < 300; i++)
        {
            IonStruct document = RandomStruct(random, 3);
            foreach (bool asHashtable in new[] { false, true })
            {
                object read = Assert.Single(_shell.Bare("ConvertFrom-Ion", new { InputObject = document.ToBinary(), AsHashtable = asHashtable }).Invoke()) is { } value
                    ? value.BaseObject is PSCustomObject ? value : value.BaseObject
                    : throw new InvalidOperationException();
                string written = Assert.Single(_shell.Bare("ConvertTo-Ion", new { InputObject = read }).Invoke<string>());
                Assert.Equal(IonHash.Compute(document), IonHash.Compute(IonValue.Parse(written)));
            }
        }
    }

    private Outcome From(string text) => Outcome.Of(_shell.Bare("ConvertFrom-Ion", new { InputObject = text }));

    private static IonStruct RandomStruct(Random random, int depth) =>
        new([.. Enumerable.Range(0, random.Next(6)).Select(i => new IonField(i % 3 == 0 ? "same" : $"f{i}", RandomValue(random, depth)))], Annotations(random));

    private static System.Collections.Immutable.ImmutableArray<SymbolToken> Annotations(Random random) => random.Next(4) == 0 ? ["note"] : [];

    private static IonValue RandomValue(Random random, int depth) => random.Next(depth > 0 ? 13 : 10) switch
    {
        0 => new IonNull((IonType)random.Next(1, 14), Annotations(random)),
        1 => new IonInt(new BigInteger(random.NextInt64()) * random.Next(5), Annotations(random)),
        2 => new IonDecimal(BigDecimal.Parse(string.Create(CultureInfo.InvariantCulture, $"-{random.Next(100)}.{random.Next(100):D4}")), Annotations(random)),
        3 => new IonFloat(random.NextDouble() - 0.5, Annotations(random)),
        4 => new IonString("text " + random.Next(), Annotations(random)),
        5 => new IonSymbol(new SymbolToken("symbol"), Annotations(random)),
        6 => IonValue.Parse(new[] { "2000T", "2000-01-01", "2020-01-01T00:00:00.000Z", "2020-01-01T00:00:00-00:00", "2020-01-01T01:02:03.12345678901+01:00", "2020-01-01T01:02Z" }[random.Next(6)]),
        7 => new IonBlob([.. Encoding.UTF8.GetBytes("blob")], Annotations(random)),
        8 => IonValue.Parse(new[] { "-0.", "0d5", "1d400", "-0e0", "nan", "+inf" }[random.Next(6)]),
        9 => new IonBool(random.Next(2) == 0, Annotations(random)),
        10 => new IonList([.. Enumerable.Range(0, random.Next(4)).Select(_ => RandomValue(random, depth - 1))], Annotations(random)),
        11 => new IonSexp([RandomValue(random, depth - 1)], Annotations(random)),
        _ => RandomStruct(random, depth - 1),
    };
}
