using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>What functions know besides their arguments.</summary>
internal sealed record FunctionContext(DateTimeOffset Now, string TransactionId);

internal delegate IonValue FunctionBody(FunctionContext context, ReadOnlySpan<IonValue> arguments);

/// <summary>A function. Its name is in lower case, as in the syntax tree.</summary>
internal sealed record Function(string Name, int LeastArguments, int MostArguments, FunctionBody Body);

internal static class FunctionTable
{
    /// <summary>The function with a name in lower case, or null. Those with their own syntax (CAST, EXTRACT, DATE_ADD, DATE_DIFF, TRIM) are not in it.</summary>
    public static Function? Find(string name) => throw new NotImplementedException();
}
