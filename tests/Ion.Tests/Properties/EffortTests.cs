using System;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Text;
using Xunit;

namespace SessionTools.Ion.Tests.Properties;

/// <summary>
/// Input that would take time or memory out of proportion if it were handled naively. At that, each would not end.
/// </summary>
public sealed class EffortTests
{
    [Fact]
    public void A_great_many_annotations_are_read_in_order()
    {
        IonValue value = new IonInt(1, [.. Enumerable.Range(0,
            200_000).Select(i => new SymbolToken(i % 2 == 0 ? "name" : "version"))]);
        byte[] binary = value.ToBinary();
        IonAssert.Same(value, IonValue.Parse(binary));
        Assert.Equal(binary, Transcode.ToBinary(binary));
    }

    [Fact]
    public void Annotations_can_be_asked_for_in_any_order()
    {
        IonReader reader = new(IonValue.Parse("a::b::c::1").ToBinary());
        reader.Read();
        string order = string.Empty;
        foreach (int index in new[] { 2, 0, 1, 1, 2, 0 })
        {
            order += reader.GetAnnotation(index).Text;
        }

        Assert.Equal("cabbca", order);
    }

    [Fact]
    public void A_great_many_imports_and_values_are_copied()
    {
        StringBuilder text = new("$ion_symbol_table::{imports:[");
        for (int i = 0; i < 20_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{{name:\"t{i}\",version:1,max_id:2}},");
        }

        text.Append("]} ").Insert(text.Length, "$11 ", 20_000);
        byte[] data = Encoding.UTF8.GetBytes(text.ToString());
        IonDatagram values = IonDatagram.Parse(data);
        Assert.Equal(20_000, values.Count);
        IonAssert.Same(values, IonDatagram.Parse(Transcode.ToBinary(data)));
    }

    [Fact]
    public void A_struct_with_a_great_many_equal_fields_compares()
    {
        IonStruct value = new([.. Enumerable.Range(0, 50_000).Select(i => new IonField("a", i % 100))]);
        IonStruct reversed = new([.. value.Fields.Reverse()]);
        IonAssert.Same<IonValue>(value, reversed);
        Assert.Equal(IonHash.Compute(value), IonHash.Compute(reversed));
    }

    [Fact]
    public void Numbers_of_a_hundred_thousand_digits_are_exact_in_both_forms()
    {
        string digits = "1" + new string('0', 99_999);
        IonAssert.Same(new IonInt(BigInteger.Pow(10, 99_999)), IonValue.Parse(digits));
        Assert.Equal(digits, new IonInt(BigInteger.Pow(10, 99_999)).ToText());
        Assert.Equal("-" + digits + ".", IonValue.Parse("-" + digits + ".").ToText());
        IonAssert.Same(IonValue.Parse(digits), IonValue.Parse(IonValue.Parse(digits).ToBinary()));
    }

    [Fact]
    public void Numbers_beyond_the_limit_are_refused_in_both_forms()
    {
        BigInteger largest = (BigInteger.One << (LargeNumbers.MaxBytes * 8)) - 1;
        IonAssert.Same(new IonInt(largest), IonValue.Parse(new IonInt(largest).ToBinary()));
        IonAssert.Same(new IonInt(largest), IonValue.Parse("0x" + new string('f', LargeNumbers.MaxBytes * 2)));
        Assert.Throws<IonException>(() => IonValue.Parse(new IonInt(largest + 1).ToBinary()));
        Assert.Throws<IonException>(() => IonValue.Parse("0x1" + new string('0', LargeNumbers.MaxBytes * 2)));
        Assert.Throws<IonException>(() => IonValue.Parse(new string('9', 3_000_000)));
        Assert.Throws<IonException>(() => IonValue.Parse(new string('9', 3_000_000) + "."));
        Assert.Throws<IonException>(() => IonJson.Parse(new string('9', 3_000_000)));
        Assert.Throws<IonException>(() => IonValue.Parse("2000-01-01T00:00:00." + new string('0', 65_536) + "Z"));
    }
}
