using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Text;

namespace SessionTools.Ion.Bench;

/// <summary>A document in the three forms that are compared, each in as many pieces as it is read in.</summary>
internal sealed record Document(string Name, IonDatagram[] Values, byte[][] Json, byte[][] Text, byte[][] Binary)
{
    public static Document From(string name, IEnumerable<IonValue> values)
    {
        IonDatagram[] pieces = [.. values.Select(value => new IonDatagram(value))];
        return new Document(
            name,
            pieces,
            [.. pieces.Select(piece => Encoding.UTF8.GetBytes(IonJson.ToJson(piece[0])))],
            [.. pieces.Select(piece => Encoding.UTF8.GetBytes(piece.ToText()))],
            [.. pieces.Select(piece => piece.ToBinary())]);
    }
}

/// <summary>Makes the documents, always the same ones.</summary>
internal static class Documents
{
    public const int RecordCount = 40_000;

    public static Document[] All()
    {
        return
        [
            Document.From("ledger documents, 2,000 of about 500 bytes", Enumerable.Range(0, 2000).Select(LedgerDocument)),
            Document.From("one list of 40,000 records, about 10 MB", [List(RecordCount, Record)]),
            Document.From("20,000 big decimals and timestamps", [List(20_000, Number)]),
        ];
    }

    private static IonList List(int count, Func<int, IonValue> make)
    {
        return new IonList([.. Enumerable.Range(0, count).Select(make)]);
    }

    private static IonStruct LedgerDocument(int i)
    {
        return new IonStruct(
            ("id", "D35qd3e2prnJYmtKW6k" + i.ToString("D4", CultureInfo.InvariantCulture)),
            ("owner", new IonStruct(("firstName", "Testing new " + i), ("lastName", "Lewis"), ("govId", "LEWISR261LL"))),
            ("address", "1719 University Street, Seattle, WA, 98109"),
            ("balance", new BigDecimal((123_456L * i) + 7, -2)),
            ("opened", new Timestamp(2019, 12, 11, 7, 20, i % 60, new BigDecimal(223 + (i % 700), -3), 0)),
            ("version", i % 40),
            ("active", i % 3 != 0),
            ("status", new IonSymbol(i % 2 == 0 ? "open" : "frozen")),
            ("items", new IonList(Item(i), Item(i + 1), Item(i + 2))));
    }

    private static IonStruct Item(int i)
    {
        return new IonStruct(("sku", "SKU-" + (i % 97)), ("quantity", i % 12), ("price", new BigDecimal(1999 + i, -2)));
    }

    private static IonStruct Record(int i)
    {
        return new IonStruct(
            ("id", 1_000_000L + i),
            ("name", "Customer number " + i),
            ("email", "customer" + i + "@example.com"),
            ("balance", new BigDecimal((98_765L * i) - 12_345, -2)),
            ("score", i / 7.0),
            ("created", new Timestamp(2001 + (i % 24), 1 + (i % 12), 1 + (i % 28), i % 24, i % 60, i % 60,
                new BigDecimal(i % 1000, -3), 0)),
            ("active", i % 2 == 0),
            ("visits", i % 5000),
            ("tags", new IonList("alpha", "beta", "gamma" + (i % 10))),
            ("position", new IonStruct(("x", i % 360), ("y", -(i % 180)))));
    }

    private static IonValue Number(int i)
    {
        return (i % 2) == 0
            ? new BigDecimal((BigInteger.Pow(7, 38) * ((i % 5) + 1)) + i, -9)
            : new Timestamp(2001 + (i % 24), 1 + (i % 12), 1 + (i % 28), i % 24, i % 60, i % 60,
                new BigDecimal(1_234_567L + i, -9), (i % 25) * 30);
    }
}
