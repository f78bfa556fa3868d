using System;
using System.Buffers;
using System.Text;
using Xunit;

namespace SessionTools.Ion.Tests.Writing;

public sealed class IonWriterTests
{
    [Fact]
    public void Compact_text_has_no_needless_blanks()
    {
        const string Text = "{a:1,'b c':[true,null.list,x::y::\"q\\\"\\n\"],d:(a '+' 1),e:{},f:[],g:{{aGk=}},h:{{\"a\\xff\"}},i:-0e0,j:$0}";
        Assert.Equal(Text, IonValue.Parse(Text).ToText());
    }

    [Fact]
    public void Pretty_text_has_a_line_for_each_value()
    {
        string text = IonValue.Parse("a::{x:[1,(2 3)],y:{},z:[]}").ToText(IonTextOptions.Pretty);
        Assert.Equal("a::{\n  x: [\n    1,\n    (\n      2\n      3\n    )\n  ],\n  y: {},\n  z: []\n}", text);
    }

    [Fact]
    public void A_version_marker_is_written_when_asked_for()
    {
        Assert.Equal("$ion_1_0\n1\n2", new IonDatagram(1, 2).ToText(new IonTextOptions { WritesVersionMarker = true }));
        Assert.Equal("$ion_1_0", new IonDatagram().ToText(new IonTextOptions { WritesVersionMarker = true }));
    }

    [Theory]
    [InlineData("1", "E00100EA2101")]
    [InlineData("-1.", "E00100EA528081")]
    [InlineData("0.5e0", "E00100EA443F000000")]
    [InlineData("0.1e0", "E00100EA483FB999999999999A")]
    [InlineData("2000-01-01T00:00:00.5Z", "E00100EA6A800FD08181808080C105")]
    [InlineData("[null.int,true]", "E00100EAB22F11")]
    [InlineData("name::{version:3}", "E00100EAE68184D3852103")]
    public void Binary_is_as_short_as_can_be(string text, string expected)
    {
        Assert.Equal(expected, Convert.ToHexString(IonValue.Parse(text).ToBinary()));
    }

    [Theory]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(16_383)]
    [InlineData(16_384)]
    [InlineData(70_000)]
    public void Lengths_that_need_more_bytes_are_put_in_at_every_depth(int length)
    {
        IonValue value = new IonList(new IonStruct(("name", new IonList(new string('x', length), 1).WithAnnotations("name",
            "version"))), 2);
        IonAssert.Same(value, IonValue.Parse(value.ToBinary()));
        IonAssert.Same(value, IonValue.Parse(Transcode.ToBinary(Encoding.UTF8.GetBytes(value.ToText()))));
    }

    [Fact]
    public void Calls_out_of_order_are_misuse()
    {
        ArrayBufferWriter<byte> output = new();
        using IonBinaryWriter writer = new(output);
        Assert.Throws<InvalidOperationException>(() => writer.WriteFieldName("a"));
        Assert.Throws<InvalidOperationException>(() => writer.StepOut());
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.StepIn(IonType.Int));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.WriteNull(IonType.None));
        Assert.Throws<ArgumentException>(() => writer.WriteTimestamp(default));
        writer.StepIn(IonType.Struct);
        Assert.Throws<InvalidOperationException>(() => writer.WriteInt(1));
        writer.WriteFieldName("a"u8);
        Assert.Throws<InvalidOperationException>(() => writer.WriteFieldName("b"));
        Assert.Throws<InvalidOperationException>(() => writer.StepOut());
        writer.WriteInt(1);
        Assert.Throws<InvalidOperationException>(() => writer.Finish());
        writer.StepOut();
        writer.Finish();
        IonAssert.SameAsText("{a:1}", IonValue.Parse(output.WrittenSpan));
    }

    [Fact]
    public void What_would_be_read_differently_is_refused()
    {
        IonValue table = new IonStruct(("symbols", new IonList("a"))).WithAnnotations("$ion_symbol_table");
        Assert.Throws<IonException>(() => table.ToBinary());
        Assert.Throws<IonException>(() => table.ToText());
        IonAssert.Same(new IonList(table), IonValue.Parse(new IonList(table).ToBinary()));
        IonAssert.SameAsText("['$ion_1_0']", new IonList(new IonSymbol("$ion_1_0")));
        Assert.Equal("'$ion_1_0'", new IonSymbol("$ion_1_0").ToText());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Text_with_a_lone_surrogate_is_refused(bool isBinary)
    {
        foreach (IonValue value in new IonValue[] { "\ud800", new IonSymbol("a\udc00"), new IonStruct(("\ud800x", 1)) })
        {
            Assert.Throws<IonException>(() => isBinary ? value.ToBinary().Length : value.ToText().Length);
            Assert.Throws<IonException>(() => IonHash.Compute(value));
        }

        using IonBinaryWriter writer = new(new ArrayBufferWriter<byte>());
        byte[] broken = [0xC3, 0x28];
        Assert.Throws<IonException>(() => writer.WriteUtf8(broken));
        writer.StepIn(IonType.Struct);
        Assert.Throws<IonException>(() => writer.WriteFieldName(broken));
    }

    [Fact]
    public void A_symbol_of_an_undeclared_import_is_refused_inside_a_container()
    {
        using IonTextWriter writer = new(new ArrayBufferWriter<byte>());
        writer.StepIn(IonType.List);
        Assert.Throws<IonException>(() => writer.WriteSymbol(new SymbolToken(new ImportLocation("t", 1))));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_finished_stream_can_be_followed_by_another(bool isBinary)
    {
        ArrayBufferWriter<byte> output = new();
        using IonWriter writer = isBinary ? new IonBinaryWriter(output) : new IonTextWriter(output);
        IonValue unknown = new IonSymbol(new SymbolToken(new ImportLocation("t", 7)));
        foreach (IonValue value in new[] { "first", unknown, new IonSymbol("local") })
        {
            writer.WriteValue(value);
            writer.Finish();
        }

        IonAssert.Same(new IonDatagram("first", unknown, new IonSymbol("local")), IonDatagram.Parse(output.WrittenSpan));
    }

    [Fact]
    public void Symbols_are_added_to_the_table_after_a_flush()
    {
        ArrayBufferWriter<byte> output = new();
        using IonBinaryWriter writer = new(output);
        writer.WriteSymbol("a");
        writer.Flush();
        writer.WriteSymbol("b");
        writer.WriteSymbol("a");
        writer.Finish();
        Assert.Equal("a\nb\na", IonDatagram.Parse(output.WrittenSpan).ToText());
    }
}
