using System.Linq;

namespace SessionTools.Ledger.Transactions;

/// <summary>What tables and indexed fields may be called.</summary>
/// <remarks>Amazon QLDB Developer Guide, "Naming constraints in Amazon QLDB".</remarks>
internal static class CatalogNames
{
    private const int Longest = 128;

    /// <exception cref="LedgerException">A table cannot be called so.</exception>
    public static void RequireTable(string name)
    {
        bool isName = name.Length is > 0 and <= Longest && !char.IsAsciiDigit(name[0])
            && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
        if (!isName)
        {
            throw new LedgerException(
                LedgerErrorKind.BadRequest,
                $"'{name}' cannot be a table's name: it has 1 to {Longest} letters, digits and underscores and begins with no digit");
        }
    }

    /// <exception cref="LedgerException">A field of this name cannot be indexed.</exception>
    public static void RequireField(string field)
    {
        if (field.Length is 0 or > Longest)
        {
            throw new LedgerException(LedgerErrorKind.BadRequest, $"The name of an indexed field has 1 to {Longest} characters; '{field}' has {field.Length}");
        }
    }
}
