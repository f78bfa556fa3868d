using System;
using System.Collections.Generic;
using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>
/// One aggregation of one group: add the values of its rows, then ask for the result. NULL and MISSING are skipped; without any
/// value the result is NULL, that of COUNT is 0. COUNT(*) is the caller's.
/// </summary>
internal abstract class AggregateFunction
{
    private readonly HashSet<DistinctKey>? _seen;

    /// <param name="isDistinct">Whether equal values count once.</param>
    protected AggregateFunction(bool isDistinct)
    {
        _seen = isDistinct ? [] : null;
    }

    /// <summary>Makes an aggregation, or null if there is none of that name, which is in lower case as in the syntax tree.</summary>
    public static AggregateFunction? Create(string name, bool isDistinct, bool isExtended)
    {
        return name switch
        {
            "count" => new CountAggregate(isDistinct),
            "sum" => new SumAggregate(isDistinct),
            "avg" => new AverageAggregate(isDistinct),
            "max" => new ExtremeAggregate(isDistinct, sign: 1),
            "min" => new ExtremeAggregate(isDistinct, sign: -1),
            "every" when isExtended => new BoolAggregate("EVERY", isDistinct, deciding: false),
            "any" or "some" when isExtended => new BoolAggregate(name.ToUpperInvariant(), isDistinct, deciding: true),
            _ => null,
        };
    }

    /// <summary>
    /// COLL_AVG and its like, for the name without <c>coll_</c>, over the elements of a value; NULL of an unknown one.
    /// </summary>
    public static IonValue OverElements(string name, bool isDistinct, IonValue collection)
    {
        if (collection is IonNull)
        {
            return PartiQLValue.Null;
        }

        AggregateFunction aggregate = Create(name, isDistinct, isExtended: true)
            ?? throw new ArgumentException("There is no aggregate '" + name + "'.", nameof(name));
        foreach (IonValue element in PartiQLValue.Elements(collection))
        {
            aggregate.Add(element);
        }

        return aggregate.Result();
    }

    /// <exception cref="ValueException">The value is of a type that the function cannot take.</exception>
    public void Add(IonValue value)
    {
        if (value is not IonNull && (_seen is null || _seen.Add(new DistinctKey(value))))
        {
            AddKnown(value);
        }
    }

    public abstract IonValue Result();

    protected abstract void AddKnown(IonValue value);
}
