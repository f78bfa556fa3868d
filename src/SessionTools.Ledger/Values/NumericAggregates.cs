using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>COUNT.</summary>
internal sealed class CountAggregate(bool isDistinct) : AggregateFunction(isDistinct)
{
    private long _count;

    public override IonValue Result()
    {
        return _count;
    }

    protected override void AddKnown(IonValue value)
    {
        _count++;
    }
}

/// <summary>SUM: numbers only.</summary>
internal sealed class SumAggregate(bool isDistinct) : AggregateFunction(isDistinct)
{
    private IonValue _sum = PartiQLValue.Null;

    public override IonValue Result()
    {
        return _sum;
    }

    protected override void AddKnown(IonValue value)
    {
        if (ValueKinds.Of(value) != ValueKind.Number)
        {
            throw Arguments.Unexpected("SUM", "a number", value);
        }

        _sum = _sum is IonNull ? value : Arithmetic.Add(_sum, value);
    }
}

/// <summary>AVG: a decimal, unless there is a float that is not finite; numbers only.</summary>
internal sealed class AverageAggregate(bool isDistinct) : AggregateFunction(isDistinct)
{
    private IonValue _sum = new IonDecimal(0);
    private long _count;

    public override IonValue Result()
    {
        return _count == 0 ? PartiQLValue.Null : Arithmetic.Divide(_sum, new IonDecimal(_count));
    }

    protected override void AddKnown(IonValue value)
    {
        if (ValueKinds.Of(value) != ValueKind.Number)
        {
            throw Arguments.Unexpected("AVG", "a number", value);
        }

        _sum = Arithmetic.Add(_sum, value);
        _count++;
    }
}
