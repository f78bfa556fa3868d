using System.Collections.Immutable;
using System.Numerics;

namespace SessionTools.Ion;

/// <summary>An int of any size.</summary>
public sealed class IonInt : IonValue
{
    private readonly long _small;
    private readonly object? _large;

    /// <summary>Makes a value.</summary>
    /// <param name="value">The number.</param>
    /// <param name="annotations">The annotations, outermost first; none by default.</param>
    public IonInt(long value, ImmutableArray<SymbolToken> annotations = default)
        : base(annotations)
    {
        _small = value;
    }

    /// <summary>Makes a value.</summary>
    /// <param name="value">The number.</param>
    /// <param name="annotations">The annotations, outermost first; none by default.</param>
    public IonInt(BigInteger value, ImmutableArray<SymbolToken> annotations = default)
        : base(annotations)
    {
        if (value >= long.MinValue && value <= long.MaxValue)
        {
            _small = (long)value;
        }
        else
        {
            _large = value;
        }
    }

    /// <inheritdoc/>
    public override IonType Type => IonType.Int;

    /// <summary>The number.</summary>
    public BigInteger Value => _large is null ? _small : (BigInteger)_large;

    /// <summary>Gives the number if it fits in 64 bits.</summary>
    /// <param name="value">The number, or 0.</param>
    /// <returns>Whether it fits.</returns>
    public bool TryGetInt64(out long value)
    {
        value = _small;
        return _large is null;
    }

    internal override void WriteContent(IonWriter writer)
    {
        if (_large is null)
        {
            writer.WriteInt(_small);
        }
        else
        {
            writer.WriteInt((BigInteger)_large);
        }
    }

    private protected override IonValue CopyWith(ImmutableArray<SymbolToken> annotations)
    {
        return _large is null ? new IonInt(_small, annotations) : new IonInt((BigInteger)_large, annotations);
    }

    private protected override bool ContentEquals(IonValue other)
    {
        IonInt number = (IonInt)other;
        return _small == number._small && Equals(_large, number._large);
    }

    private protected override int ContentHashCode()
    {
        return _large is null ? _small.GetHashCode() : _large.GetHashCode();
    }
}
