using System;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>One aggregation: make one a group, add the values of its rows, ask for the result. Unknown values do not count.</summary>
internal abstract class AggregateFunction
{
    /// <summary>Makes an accumulator; null if there is no such aggregate. Names are those of the syntax tree, lower case.</summary>
    public static AggregateFunction? Create(string name, bool isDistinct, bool isExtended) => throw new NotImplementedException();

    public abstract void Add(IonValue value);

    public abstract IonValue Result();
}
