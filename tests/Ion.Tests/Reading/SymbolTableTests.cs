using System;
using System.Text;
using Xunit;

namespace SessionTools.Ion.Tests.Reading;

public sealed class SymbolTableTests
{
    private const string Import = "$ion_symbol_table::{imports:[{name:\"fruit\",version:2,max_id:3}],symbols:[\"local\"]} ";

    [Fact]
    public void An_import_without_its_table_keeps_symbols_of_unknown_text()
    {
        IonDatagram values = IonDatagram.Parse(Import + "$10 $12 $13 {$11:$10::1}");
        Assert.Equal(new SymbolToken(new ImportLocation("fruit", 1)), ((IonSymbol)values[0]).Value);
        Assert.Equal("local", ((IonSymbol)values[2]).Text);
        Assert.NotEqual(values[0], values[1]);
        IonAssert.Same(values, IonDatagram.Parse(values.ToBinary()));
        IonAssert.Same(values, IonDatagram.Parse(values.ToText()));
        Assert.Throws<IonException>(() => IonHash.Compute(values[0]));
        Assert.Throws<IonException>(() => IonJson.ToJson(values[3]));
    }

    [Fact]
    public void An_import_with_its_table_gives_the_text()
    {
        IonReaderOptions options = new() { Catalog = new SymbolCatalog(new SharedSymbolTable("fruit", 2, ["apple", null,
            "cherry"])) };
        IonDatagram values = IonDatagram.Parse(Import + "$10 $11 $12 $13", options);
        Assert.Equal("apple \n$11\ncherry\nlocal".Replace(" ", string.Empty, StringComparison.Ordinal), TextOf(values));
    }

    [Fact]
    public void Another_version_of_the_table_serves_as_far_as_it_goes()
    {
        SymbolCatalog catalog = new(new SharedSymbolTable("fruit", 1, ["apple"]), new SharedSymbolTable("fruit", 3, ["apple",
            "pear"]));
        IonReaderOptions options = new() { Catalog = catalog };
        IonDatagram values = IonDatagram.Parse(Import + "$11 $12 $13", options);
        Assert.Equal("pear", ((IonSymbol)values[0]).Text);
        Assert.Equal(new ImportLocation("fruit", 3), ((IonSymbol)values[1]).Value.Import);
        Assert.Throws<IonException>(() => IonDatagram.Parse("$ion_symbol_table::{imports:[{name:\"fruit\",version:2}]} 1",
            options));
        Assert.Equal("$ion_1_0", ((IonSymbol)IonDatagram.Parse("$2::1 '$ion_1_0'")[1]).Text);
    }

    [Fact]
    public void An_exact_version_needs_no_max_id()
    {
        IonReaderOptions options = new() { Catalog = new SymbolCatalog(new SharedSymbolTable("fruit", 2, ["apple", "pear"])) };
        IonDatagram values = IonDatagram.Parse("$ion_symbol_table::{imports:[{name:\"fruit\",version:2}],symbols:[\"x\"]} $11 $12", options);
        Assert.Equal("pear\nx", values.ToText());
    }

    [Fact]
    public void A_version_marker_in_the_stream_forgets_the_symbols()
    {
        byte[] one = IonValue.Parse("first").ToBinary();
        byte[] two = IonValue.Parse("second").ToBinary();
        Assert.Equal("first\nsecond", IonDatagram.Parse([.. one, .. two]).ToText());
        Assert.Throws<IonException>(() => IonDatagram.Parse([.. one, .. SystemSymbols.VersionMarker, 0x71, 0x0A]));
        Assert.Throws<IonException>(() => IonDatagram.Parse("$ion_symbol_table::{symbols:[\"a\"]} $10 $ion_1_0 $10"));
    }

    [Fact]
    public void A_symbol_that_is_not_utf8_is_refused_when_it_is_asked_for()
    {
        byte[] data = IonValue.Parse("nom").ToBinary();
        int text = data.AsSpan().IndexOf("nom"u8);
        data[text] = 0xFF;
        IonAssert.Refused(data, text);
    }

    [Fact]
    public void The_depth_of_symbol_tables_does_not_count()
    {
        IonReaderOptions shallow = new() { MaxDepth = 1 };
        IonDatagram values = IonDatagram.Parse(Import + "[$13]", shallow);
        Assert.Equal("[local]", values.ToText());
        IonAssert.Same(values, IonDatagram.Parse(Transcode.ToBinary(Encoding.UTF8.GetBytes(Import + "[$13]")), shallow));
        Assert.Throws<IonException>(() => IonDatagram.Parse("[[]]", shallow));
    }

    [Fact]
    public void Slots_of_other_types_count_but_have_no_text()
    {
        IonDatagram values = IonDatagram.Parse("$ion_symbol_table::{symbols:[1,\"a\",null.string]} $10 $11 $12");
        Assert.Equal("$0\na\n$0", values.ToText());
        byte[] binary = Transcode.ToBinary(Encoding.UTF8.GetBytes("$ion_symbol_table::{symbols:[1,\"a\",null.string]} $10 $11 $12"));
        IonAssert.Same(values, IonDatagram.Parse(binary));
    }

    private static string TextOf(IonDatagram values)
    {
        return string.Join('\n', System.Linq.Enumerable.Select(values, value => value is IonSymbol { Text: string text }
            ? text
            : "$11"));
    }
}
