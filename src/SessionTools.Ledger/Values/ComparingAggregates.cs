using SessionTools.Ion;

namespace SessionTools.Ledger.Values;

/// <summary>MAX and MIN, over values of all types in the order of ORDER BY; of equal ones the first.</summary>
internal sealed class ExtremeAggregate(bool isDistinct, int sign) : AggregateFunction(isDistinct)
{
    private IonValue _extreme = PartiQLValue.Null;

    public override IonValue Result()
    {
        return _extreme;
    }

    protected override void AddKnown(IonValue value)
    {
        if (_extreme is IonNull || Ordering.Compare(value, _extreme) * sign > 0)
        {
            _extreme = value;
        }
    }
}

/// <summary>EVERY, ANY and SOME: bools only.</summary>
internal sealed class BoolAggregate(string name, bool isDistinct, bool deciding) : AggregateFunction(isDistinct)
{
    private bool? _result;

    public override IonValue Result()
    {
        return _result is bool result ? PartiQLValue.Bool(result) : PartiQLValue.Null;
    }

    protected override void AddKnown(IonValue value)
    {
        if (value is not IonBool condition)
        {
            throw Arguments.Unexpected(name, "a bool", value);
        }

        _result = _result == deciding ? deciding : condition.Value;
    }
}
