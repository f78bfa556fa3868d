using System.Linq;
using SessionTools.Clients.Common;
using Xunit;

namespace SessionTools.Clients.Tests;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a,b", "a|b")]
    [InlineData("a,b\r\nc,d\r\n", "a|b/c|d")]
    [InlineData("a,\n,b\n", "a|/|b")]
    [InlineData("\"a,\"\"b\"\"\r\nc\",d", "a,\"b\"\r\nc|d")]
    [InlineData("\n\n\na\n\n", "a")]
    [InlineData("\"open", "open")]
    [InlineData("5\" disk", "5\" disk")]
    [InlineData("\"\",x", "|x")]
    public void Cells_are_read(string text, string expected) =>
        Assert.Equal(expected, string.Join('/', CsvReader.Read(text).Select(row => string.Join('|', row))));
}
