using System.Collections.Generic;
using SessionTools.Ion;

namespace SessionTools.Qldb;

/// <summary>A statement with the values of its parameters.</summary>
internal sealed record StatementInput(string Text, IReadOnlyList<IonValue> Parameters)
{
    public bool IsRead { get; } = StatementKind.IsRead(Text);
}
