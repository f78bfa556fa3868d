using System;
using System.Collections;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using SessionTools.EngineTests;
using SessionTools.Ion;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>What users give to the Ion cmdlets, and do with what they get.</summary>
public sealed class IonConversionTests : IDisposable
{
    private readonly Shell _shell = new();
    private readonly string _file = Path.GetTempFileName();

    public IonConversionTests() => File.WriteAllText(_file, "{a:1}");

    public void Dispose()
    {
        _shell.Dispose();
        File.Delete(_file);
    }

    [EngineFact]
    public void Files_come_down_a_pipeline_as_Get_Item_gives_them()
    {
        PSObject item = new(new FileInfo(_file));
        item.Properties.Add(new PSNoteProperty("PSPath", _file));
        Outcome outcome = Outcome.Of(_shell.Bare("ConvertFrom-Ion"), [item, new FileInfo(_file)]);
        Assert.Empty(outcome.Errors);
        Assert.Equal([1L, 1L], outcome.Output.Select(value => value.Properties["a"].Value));
        Assert.Equal("FileNotReadable", Outcome.Of(_shell.Bare("ConvertFrom-Ion"), [new FileInfo(_file + ".none")]).ErrorId);
    }

    [EngineFact]
    public void A_line_that_knows_its_file_is_text()
    {
        PSObject line = new("2");
        line.Properties.Add(new PSNoteProperty("PSPath", _file));
        Assert.Equal([2L], Outcome.Of(_shell.Bare("ConvertFrom-Ion"), [line]).As<long>());
    }

    [EngineFact]
    public void A_time_without_an_offset_is_as_good_as_a_date()
    {
        DateTime given = new(2020, 1, 1);
        string text = Assert.Single(_shell.Bare("ConvertTo-Ion", new { InputObject = given }).Invoke<string>());
        object read = Assert.Single(From(text).Output).BaseObject;
        Assert.Equal("2020-01-01T00:00:00-00:00", Assert.IsType<IonTimestamp>(read).ToText());
        Assert.Equal(given, LanguagePrimitives.ConvertTo<DateTime>(read));
        Assert.Equal(new DateTimeOffset(given, TimeSpan.Zero), LanguagePrimitives.ConvertTo<DateTimeOffset>(read));
        Assert.True(LanguagePrimitives.Equals(read, given));
        Assert.True(LanguagePrimitives.Equals(given, read));
        Assert.True(LanguagePrimitives.Compare(read, given.AddDays(1)) < 0);
        Assert.True(LanguagePrimitives.Compare(given.AddDays(1), read) > 0);
        Assert.True(LanguagePrimitives.Compare(read, new DateTimeOffset(given.AddDays(1), TimeSpan.Zero)) < 0);
        Assert.True(LanguagePrimitives.Compare(new DateTimeOffset(given.AddDays(1), TimeSpan.Zero), read) > 0);
        Assert.True(LanguagePrimitives.Compare(read, "2021-01-01") < 0);
        Assert.Equal("\"2020-01-01T00:00:00-00:00\"", ((IonValue)read).ToJson());
    }

    [EngineFact]
    public void A_time_shows_its_fields_and_takes_the_formats_of_dates()
    {
        IonTimestamp unknown = (IonTimestamp)"2020-01-02T03:04:05.678-00:00";
        Assert.Equal((2020, 1, 2, 3, 4, 5), (unknown.Year, unknown.Month, unknown.Day, unknown.Hour, unknown.Minute, unknown.Second));
        Assert.Equal((new DateTime(2020, 1, 2, 3, 4, 5, 678), DateTimeKind.Unspecified), (unknown.DateTime, unknown.DateTime.Kind));
        Assert.Equal("02.01.2020 03:04", string.Format(CultureInfo.InvariantCulture, "{0:dd.MM.yyyy HH:mm}", unknown));
        Assert.Equal("2020-01-02T03:04:05.678-00:00", string.Format(CultureInfo.InvariantCulture, "{0}", unknown));
        Assert.Equal("2020-01", ((IonTimestamp)"2020-01-01").ToString("yyyy-MM", CultureInfo.InvariantCulture));
        Assert.Equal("09:00 +01:30", ((IonTimestamp)"2020-01-01T09:00+01:30").ToString("HH:mm zzz", CultureInfo.InvariantCulture));
        Assert.Equal(23, ((IonTimestamp)"2020-01-01T23:00+20:00").DateTime.Hour);
    }

    [EngineFact]
    public void A_decimal_that_is_too_long_is_as_good_as_a_number()
    {
        object read = Assert.Single(From("1d3").Output).BaseObject;
        Assert.Equal(1000m, LanguagePrimitives.ConvertTo<decimal>(read));
        Assert.Equal(1000d, LanguagePrimitives.ConvertTo<double>(read));
        Assert.True(LanguagePrimitives.Equals(read, 1000));
        Assert.True(LanguagePrimitives.Compare(read, 5) > 0);
        Assert.True(LanguagePrimitives.Compare(5.5m, read) < 0);
    }

    [EngineFact]
    public void A_clob_gives_its_octets() =>
        Assert.Equal("clob"u8.ToArray(), LanguagePrimitives.ConvertTo<byte[]>(Assert.Single(From("{{\"clob\"}}").Output)));

    [EngineFact]
    public void A_time_that_was_set_to_the_same_instant_is_a_change()
    {
        PSObject document = Assert.Single(From("{t:2020-01-01T00:00:00.000Z}").Output);
        document.Properties["t"].Value = (IonTimestamp)"2020-01-01T00:00:00-00:00";
        Assert.Equal("{t:2020-01-01T00:00:00-00:00}", Assert.Single(_shell.Bare("ConvertTo-Ion", new { InputObject = document }).Invoke<string>()));
    }

    [EngineFact]
    public void XML_and_JSON_nodes_are_refused_with_a_way_out()
    {
        XmlDocument document = new();
        document.LoadXml("<a><b>1</b></a>");
        Refused(document, "XmlDocument", ".OuterXml");
        Refused(document.DocumentElement!, "XmlElement", ".OuterXml");
        Refused(XElement.Parse("<a><b>1</b></a>"), "XElement", ".ToString()");
        Refused(JsonNode.Parse("[1]")!, "JsonArray", "ConvertFrom-Json");
    }

    [EngineFact]
    public void A_long_place_is_shown_by_its_ends()
    {
        Hashtable self = [];
        Hashtable inner = self;
        foreach (int i in Enumerable.Range(1, 11))
        {
            inner = (Hashtable)(inner["n" + i] = new Hashtable())!;
        }

        inner["last"] = self;
        string message = Outcome.Of(_shell.Bare("ConvertTo-Ion", new { InputObject = self })).Error.Exception.Message;
        Assert.Contains("'n1.n2.n3.n4.n5….n8.n9.n10.n11.last'", message, StringComparison.Ordinal);
    }

    [EngineFact]
    public void Objects_and_exact_values_exclude_each_other()
    {
        Outcome outcome = Outcome.Of(_shell.Bare("ConvertFrom-Ion", new { InputObject = "1", AsIon = true, AsHashtable = true }));
        Assert.Empty(outcome.Output);
        Assert.Equal("InvalidParameterValue", outcome.ErrorId);
        Assert.Contains("-AsHashtable contradicts -AsIon", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [EngineFact]
    public void What_CLIXML_made_of_Ion_values_is_Ion_again()
    {
        PSObject value = AsSaved(new SavedText("a::1d3"), "SessionTools.Ion.IonDecimal", "SessionTools.Ion.IonValue");
        Assert.Equal("[a::1d3]", Assert.Single(_shell.Bare("ConvertTo-Ion", new { InputObject = new object[] { value } }).Invoke<string>()));
    }

    [EngineFact]
    public void What_CLIXML_made_of_a_time_is_a_time_again()
    {
        PSObject time = AsSaved(new PSObject(), "System.DateTimeOffset");
        time.Properties.Add(new PSNoteProperty("DateTime", new DateTime(2020, 1, 1)));
        time.Properties.Add(new PSNoteProperty("Offset", TimeSpan.FromHours(1)));
        Assert.Equal("2020-01-01T00:00:00+01:00", Assert.Single(_shell.Bare("ConvertTo-Ion", new { InputObject = time }).Invoke<string>()));
    }

    [EngineFact]
    public void What_CLIXML_made_of_a_day_is_a_day_again()
    {
        PSObject day = AsSaved(new PSObject(), "System.DateOnly", "System.ValueType");
        day.Properties.Add(new PSNoteProperty("Year", 2020));
        day.Properties.Add(new PSNoteProperty("DayNumber", new DateOnly(2020, 2, 29).DayNumber));
        Assert.Equal("{a:2020-02-29}", Assert.Single(_shell.Bare("ConvertTo-Ion", new { InputObject = new Hashtable { ["a"] = day } }).Invoke<string>()));
    }

    [EngineTheory]
    [InlineData("System.Numerics.BigInteger", "-18446744073709551616", "-18446744073709551616")]
    [InlineData("System.UInt128", "340282366920938463463374607431768211455", "340282366920938463463374607431768211455")]
    [InlineData("System.Half", "1.5", "1.5e0")]
    public void What_CLIXML_made_of_a_number_is_the_number_again(string type, string text, string ion)
    {
        PSObject number = AsSaved(new SavedText(text), type, "System.ValueType");
        number.Properties.Add(new PSNoteProperty("IsEven", true));
        Assert.Equal($"{{a:{ion}}}", Assert.Single(_shell.Bare("ConvertTo-Ion", new { InputObject = new Hashtable { ["a"] = number } }).Invoke<string>()));
    }

    [EngineTheory]
    [InlineData("System.Numerics.BigInteger")]
    [InlineData("System.Half")]
    public void A_number_that_CLIXML_has_lost_is_refused(string type)
    {
        PSObject number = AsSaved(new SavedText("much"), type, "System.ValueType");
        Outcome outcome = Outcome.Of(_shell.Bare("ConvertTo-Ion", new { InputObject = new Hashtable { ["a"] = number } }));
        Assert.Empty(outcome.Output);
        Assert.Equal("NoIonForm", outcome.ErrorId);
        Assert.Contains($"'a' cannot be written as Ion: A Deserialized.{type} has lost its number", outcome.Error.Exception.Message, StringComparison.Ordinal);
    }

    private static PSObject AsSaved(PSObject picture, params string[] types)
    {
        foreach (string type in types.Reverse())
        {
            picture.TypeNames.Insert(0, "Deserialized." + type);
        }

        return picture;
    }

    private void Refused(object value, string type, string advice)
    {
        Outcome outcome = Outcome.Of(_shell.Bare("ConvertTo-Ion", new { InputObject = value }));
        Assert.Equal("NoIonForm", outcome.ErrorId);
        Assert.Contains($"({type})", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(advice, outcome.Error.Exception.Message, StringComparison.Ordinal);
    }

    private Outcome From(string text) => Outcome.Of(_shell.Bare("ConvertFrom-Ion", new { InputObject = text }));

    /// <summary>CLIXML keeps what ToString gave.</summary>
    private sealed class SavedText(string text) : PSObject
    {
        public override string ToString() => text;
    }
}
