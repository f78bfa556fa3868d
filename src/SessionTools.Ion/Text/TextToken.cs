namespace SessionTools.Ion;

/// <summary>How a value is written in text.</summary>
internal enum TextToken : byte
{
    None,
    Null,
    True,
    False,
    DecimalInt,
    HexInt,
    BinaryInt,
    Float,
    Nan,
    PlusInfinity,
    MinusInfinity,
    Decimal,
    Timestamp,
    Identifier,
    SymbolId,
    QuotedSymbol,
    Operator,
    ShortString,
    LongString,
    ShortClob,
    LongClob,
    Blob,
    Container,
}
