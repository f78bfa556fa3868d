using System;
using System.Text;
using Xunit;
using Xunit.Abstractions;

namespace SessionTools.Ion.Tests.Properties;

/// <summary>
/// Whatever is fed in ends in a value or an <see cref="IonException"/>; the full count is run by the benchmark project.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    public void Mutated_input_ends_in_a_value_or_a_refusal()
    {
        const int Inputs = 20_000;
        FuzzRun run = new();
        run.Run(Inputs, firstSeed: 1);
        output.WriteLine(run.ToString());
        Assert.Equal(Inputs, run.Values + run.Refused);
        Assert.InRange(run.Values, Inputs / 20, Inputs);
        Assert.InRange(run.Refused, Inputs / 20, Inputs);
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('(', ')')]
    public void Deep_nesting_is_refused_and_not_followed(char open, char close)
    {
        string text = new string(open, 100_000) + new string(close, 100_000);
        IonException e = IonAssert.Refused(text, line: 1, column: 513);
        Assert.Contains("deep", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_refused_when_passed_over()
    {
        byte[] text = Encoding.UTF8.GetBytes(new string('[', 100_000));
        Assert.Throws<IonException>(() => CountTopLevel(text));
    }

    [Fact]
    public void Deep_nesting_in_binary_is_refused()
    {
        byte[] data = IonValue.Parse(new string('[', 512) + new string(']', 512)).ToBinary();
        IonReaderOptions shallow = new() { MaxDepth = 511 };
        IonAssert.SameAsText(new string('[', 512) + new string(']', 512), IonValue.Parse(data));
        Assert.Throws<IonException>(() => IonValue.Parse(data, shallow));
    }

    [Fact]
    public void Values_nest_no_deeper_than_they_can_be_followed()
    {
        IonValue value = new IonList();
        for (int depth = 1; depth < IonReaderOptions.LargestMaxDepth; depth++)
        {
            value = new IonList(value);
        }

        IonReaderOptions deepest = new() { MaxDepth = IonReaderOptions.LargestMaxDepth };
        IonAssert.Same(value, IonValue.Parse(value.ToBinary(), deepest));
        IonAssert.Same(value, IonValue.Parse(Encoding.UTF8.GetBytes(value.ToText(IonTextOptions.Pretty)), deepest));
        Assert.Equal(IonHash.Compute(value), IonHash.Compute(value.ToBinary(), deepest));
        Assert.Throws<IonException>(() => new IonList(value));
    }

    [Fact]
    public void A_length_beyond_the_data_is_refused_before_anything_is_allocated()
    {
        byte[] data = [0xE0, 0x01, 0x00, 0xEA, 0x8E, 0x07, 0x7F, 0x7F, 0x7F, 0xFF];
        long before = GC.GetAllocatedBytesForCurrentThread();
        IonAssert.Refused(data, offset: 10);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void A_huge_import_takes_no_memory()
    {
        string text = "$ion_symbol_table::{imports:[{name:\"t\",version:1,max_id:4611686018427387000}],symbols:[\"a\"]} $4611686018427387010";
        long before = GC.GetAllocatedBytesForCurrentThread();
        IonAssert.SameAsText("a", IonValue.Parse(text));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    private static int CountTopLevel(byte[] data)
    {
        IonReader reader = new(data);
        int count = 0;
        while (reader.Read())
        {
            count++;
        }

        return count;
    }
}
