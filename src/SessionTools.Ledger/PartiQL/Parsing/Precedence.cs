namespace SessionTools.Ledger.PartiQL.Parsing;

/// <summary>How tightly operators bind, loosest first.</summary>
/// <remarks>SQL-92 sections 6.11, 6.13 and 8; comparisons by order bind tighter than those by equality, as in QLDB.</remarks>
internal enum Precedence
{
    Or,
    And,
    Not,
    Equality,
    Order,
    Sum,
    Product,
    Prefix,
}
