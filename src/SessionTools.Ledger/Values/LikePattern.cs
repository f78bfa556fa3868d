using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

internal sealed class LikePattern
{
    /// <summary>Compiles a pattern; escape is null when not written.</summary>
    /// <exception cref="ValueException">The escape character or a sequence with it is wrong.</exception>
    public static LikePattern Compile(string pattern, string? escape) => throw new NotImplementedException();

    public bool IsMatch(string text) => throw new NotImplementedException();

    /// <summary><c>value LIKE pattern [ESCAPE escape]</c> over values that are not constant; escape is null when not written.</summary>
    public static IonValue Like(IonValue value, IonValue pattern, IonValue? escape) => throw new NotImplementedException();

    /// <summary><c>value LIKE</c> this pattern.</summary>
    public IonValue Like(IonValue value) => throw new NotImplementedException();
}
