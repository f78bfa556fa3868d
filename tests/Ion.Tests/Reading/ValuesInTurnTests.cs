using System;
using System.Linq;
using System.Text;
using Xunit;

namespace SessionTools.Ion.Tests.Reading;

/// <summary>Values that one thread reads after each other share symbols, and are what each is alone.</summary>
public sealed class ValuesInTurnTests
{
    [Fact]
    public void Equal_names_of_rows_are_one_string()
    {
        IonStruct first = (IonStruct)IonValue.Parse(IonValue.Parse("{name:1}").ToBinary());
        IonStruct second = (IonStruct)IonValue.Parse(IonValue.Parse("{name:2}").ToBinary());
        Assert.Same(first[0].Name.Text, second[0].Name.Text);
        IonAssert.SameAsText("{name:2}", second);
    }

    [Theory]
    [InlineData("{one:1}", "{two:1}")]
    [InlineData("{one:1}", "{one:1,two:2}")]
    [InlineData("{one:1,two:2}", "{one:1}")]
    [InlineData("{one:1}", "'one'::{one:1}")]
    [InlineData("{one:1}", "17")]
    public void Another_symbol_table_replaces_the_last_one(string first, string second)
    {
        foreach (string text in new[] { first, second, first, second })
        {
            IonAssert.SameAsText(text, IonValue.Parse(IonValue.Parse(text).ToBinary()));
        }
    }

    [Fact]
    public void The_same_symbols_at_another_place_are_read_there()
    {
        byte[] data = IonValue.Parse("{one:1}").ToBinary();
        byte[] padded = [.. data.AsSpan(0, 4), 0x03, 0, 0, 0, .. data.AsSpan(4)];
        IonAssert.SameAsText("{one:1}", IonValue.Parse(data));
        IonAssert.SameAsText("{one:1}", IonValue.Parse(padded));
        IonAssert.SameAsText("{one:1}", IonValue.Parse(data));
    }

    [Fact]
    public void Symbols_that_one_value_appends_are_gone_for_the_next()
    {
        byte[] plain = IonValue.Parse("{one:1}").ToBinary();
        byte[] symbols = plain.AsSpan(4, plain.Length - 4 - 4).ToArray();

        // $ion_symbol_table::{imports:$ion_symbol_table,symbols:["two"]} {one:1,two:2}, where "two" is $11
        byte[] appending = [0xE0, 0x01, 0x00, 0xEA, .. symbols, 0xEC, 0x81, 0x83, 0xD9, 0x86, 0x71, 0x03, 0x87, 0xB4, 0x83, (byte)'t', (byte)'w', (byte)'o', 0xD6, 0x8A, 0x21, 1, 0x8B, 0x21, 2];
        byte[] beyond = [0xE0, 0x01, 0x00, 0xEA, .. symbols, 0xD3, 0x8B, 0x21, 2];
        IonAssert.SameAsText("{one:1,two:2}", IonDatagram.Parse(appending).Single());
        IonAssert.SameAsText("{one:1}", IonValue.Parse(plain));
        IonAssert.SameAsText("{one:1,two:2}", IonValue.Parse(appending));
        Assert.Throws<IonException>(() => IonValue.Parse(beyond));
        IonAssert.SameAsText("{one:1}", IonValue.Parse(plain));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("1 2", 2)]
    [InlineData("1 2 3", 3)]
    public void Anything_but_one_value_is_refused_with_the_count(string text, int count)
    {
        foreach (byte[] data in new[] { Encoding.UTF8.GetBytes(text), IonDatagram.Parse(text).ToBinary() })
        {
            IonException refused = Assert.Throws<IonException>(() => IonValue.Parse(data));
            Assert.Contains($"{count} values", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void After_data_that_is_cut_anywhere_it_goes_on()
    {
        IonValue value = IonValue.Parse("{one:[1,{two:(a b)}],three:x::\"text\"}");
        byte[] data = value.ToBinary();
        for (int length = 0; length < data.Length; length++)
        {
            Assert.Throws<IonException>(() => IonValue.Parse(data.AsSpan(0, length)));
            IonAssert.Same(value, IonValue.Parse(data));
        }
    }

    [Fact]
    public void Mutated_values_are_what_each_is_alone()
    {
        int values = 0;
        int refused = 0;
        for (int seed = 1; seed <= 5000; seed++)
        {
            byte[] row = new IonStruct(("id", seed), ("name", "row " + seed), ("more", new ValueGenerator(seed).Next())).ToBinary();
            byte[] data = seed % 3 == 0 ? row : new Mutator(seed).Mutate(row, row);
            IonValue? expected = TryParse(() => IonDatagram.Parse(data).Single());
            Assert.Equal(expected, TryParse(() => IonValue.Parse(data)));
            values += expected is null ? 0 : 1;
            refused += expected is null ? 1 : 0;
        }

        Assert.InRange(values, 1700, 5000);
        Assert.InRange(refused, 500, 5000);
    }

    private static IonValue? TryParse(Func<IonValue> parse)
    {
        try
        {
            return parse();
        }
        catch (Exception refused) when (refused is IonException or InvalidOperationException)
        {
            return null;
        }
    }
}
