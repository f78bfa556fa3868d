using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StandIn.Tests;

public sealed class LanguageTests
{
    public static TheoryData<object?, Type, object?> Conversions => new()
    {
        { "12", typeof(int), 12 },
        { " 12 ", typeof(int), 12 },
        { "", typeof(int), 0 },
        { null, typeof(int), 0 },
        { null, typeof(string), "" },
        { null, typeof(bool), false },
        { null, typeof(Uri), null },
        { null, typeof(int?), null },
        { "3", typeof(int?), 3 },
        { "9007199254740993", typeof(long), 9007199254740993L },
        { "-1.5e2", typeof(double), -150.0 },
        { 1, typeof(bool), true },
        { "", typeof(bool), false },
        { "false", typeof(bool), true },
        { true, typeof(int), 1 },
        { 'a', typeof(int), 97 },
        { "a", typeof(char), 'a' },
        { 65, typeof(char), 'A' },
        { 2.5, typeof(int), 2 },
        { 1.5, typeof(string), "1.5" },
        { true, typeof(string), "True" },
        { DayOfWeek.Monday, typeof(string), "Monday" },
        { DayOfWeek.Monday, typeof(int), 1 },
        { "MON", typeof(DayOfWeek), DayOfWeek.Monday },
        { "ReadOnly, Hidden", typeof(System.IO.FileAttributes), System.IO.FileAttributes.ReadOnly | System.IO.FileAttributes.Hidden },
        { "1.02:03:04", typeof(TimeSpan), new TimeSpan(1, 2, 3, 4) },
        { "relative/uri", typeof(Uri), new Uri("relative/uri", UriKind.Relative) },
        { "System.Int32", typeof(Type), typeof(int) },
        { true, typeof(SwitchParameter), new SwitchParameter(true) },
        { "1.2", typeof(Version), new Version(1, 2) },
    };

    [EngineTheory]
    [MemberData(nameof(Conversions))]
    public void Values_convert(object? value, Type type, object? expected)
    {
        Assert.True(LanguagePrimitives.TryConvertTo(value, type, out object converted));
        Assert.Equal(expected, converted);
        Assert.Equal(expected, LanguagePrimitives.ConvertTo(value, type, CultureInfo.InvariantCulture));
    }

    [EngineTheory]
    [InlineData("many", typeof(int))]
    [InlineData("300", typeof(byte))]
    [InlineData("noday", typeof(DayOfWeek))]
    [InlineData("S", typeof(DayOfWeek))]
    [InlineData(9, typeof(DayOfWeek))]
    [InlineData("ab", typeof(char))]
    [InlineData("x", typeof(Guid))]
    [InlineData(null, typeof(DateTime))]
    public void Others_do_not(object? value, Type type)
    {
        Assert.False(LanguagePrimitives.TryConvertTo(value, type, out object _));
        Assert.Throws<PSInvalidCastException>(() => LanguagePrimitives.ConvertTo(value, type, CultureInfo.InvariantCulture));
    }

    [EngineFact]
    public void Collections_convert_by_element()
    {
        object[] mixed = ["1", 2];
        Assert.Equal([1, 2], LanguagePrimitives.ConvertTo<int[]>(mixed));
        Assert.Equal([5], LanguagePrimitives.ConvertTo<int[]>("5"));
        Assert.Equal([1, 2], LanguagePrimitives.ConvertTo<List<int>>(mixed));
        Assert.Equal("1 2", LanguagePrimitives.ConvertTo<string>(mixed));
    }

    [EngineFact]
    public void A_table_becomes_an_object_with_its_entries_as_properties()
    {
        Settable made = LanguagePrimitives.ConvertTo<Settable>(new Hashtable { ["name"] = "a", ["size"] = "3" });
        Assert.Equal(("a", 3), (made.Name, made.Size));
        Assert.False(LanguagePrimitives.TryConvertTo(new Hashtable { ["other"] = 1 }, out Settable _));
    }

    [EngineFact]
    public void A_type_with_a_fitting_constructor_or_operator_is_made_by_it()
    {
        Assert.Equal("x", LanguagePrimitives.ConvertTo<FromText>("x").Text);
        Assert.Equal("7", LanguagePrimitives.ConvertTo<FromNumber>(7).Text);
    }

    [EngineTheory]
    [InlineData(null, false)]
    [InlineData(0, false)]
    [InlineData(0.5, true)]
    [InlineData("", false)]
    [InlineData("0", true)]
    [InlineData(false, false)]
    public void Values_are_true_or_not(object? value, bool expected)
    {
        Assert.Equal(expected, LanguagePrimitives.IsTrue(value));
    }

    [EngineFact]
    public void Lists_are_true_by_their_elements()
    {
        object[] zero = [0];
        object[] zeros = [0, 0];
        Assert.False(LanguagePrimitives.IsTrue(Array.Empty<object>()));
        Assert.False(LanguagePrimitives.IsTrue(zero));
        Assert.True(LanguagePrimitives.IsTrue(zeros));
        Assert.False(LanguagePrimitives.IsTrue(new SwitchParameter(false)));
    }

    [EngineTheory]
    [InlineData("a", "A", true, true)]
    [InlineData("a", "A", false, false)]
    [InlineData(1, "1", false, true)]
    [InlineData("1", 1, false, true)]
    [InlineData(1, 1.0, false, true)]
    [InlineData(null, null, false, true)]
    [InlineData(null, "", false, false)]
    [InlineData("1.0", 1, false, false)]
    public void Values_are_equal_or_not(object? first, object? second, bool ignoreCase, bool expected)
    {
        Assert.Equal(expected, LanguagePrimitives.Equals(first, second, ignoreCase, CultureInfo.InvariantCulture));
    }

    [EngineTheory]
    [InlineData(1, 2, -1)]
    [InlineData(2, "10", -1)]
    [InlineData("2", 10, 1)]
    [InlineData(1.5, 1, 1)]
    [InlineData("b", "A", 1)]
    [InlineData(null, 1, -1)]
    [InlineData(1, null, 1)]
    [InlineData(null, null, 0)]
    public void Values_have_an_order(object? first, object? second, int expected)
    {
        Assert.Equal(expected, Math.Sign(LanguagePrimitives.Compare(first, second, true, CultureInfo.InvariantCulture)));
    }

    [EngineFact]
    public void What_cannot_be_compared_says_so()
    {
        Assert.ThrowsAny<ArgumentException>(() => LanguagePrimitives.Compare(1, "x", true, CultureInfo.InvariantCulture));
    }

    [EngineFact]
    public void Only_some_things_are_enumerated()
    {
        int[] numbers = [1, 2];
        Assert.Equal([1, 2], LanguagePrimitives.GetEnumerable(new PSObject(numbers)).Cast<int>());
        Assert.Null(LanguagePrimitives.GetEnumerable("text"));
        Assert.Null(LanguagePrimitives.GetEnumerable(new Hashtable()));
        Assert.Null(LanguagePrimitives.GetEnumerable(5));
        Assert.Null(LanguagePrimitives.GetEnumerable(null));
    }

    public sealed class Settable
    {
        public string? Name { get; set; }

        public int Size { get; set; }
    }

    public sealed class FromText
    {
        public FromText(string text)
        {
            Text = text;
        }

        public string Text { get; }
    }

    public sealed class FromNumber
    {
        private FromNumber(string text)
        {
            Text = text;
        }

        public string Text { get; }

        public static implicit operator FromNumber(int number)
        {
            return new FromNumber(number.ToString(CultureInfo.InvariantCulture));
        }
    }
}
