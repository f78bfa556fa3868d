namespace System.Management.Automation;

public readonly struct SwitchParameter : IEquatable<SwitchParameter>
{
    public SwitchParameter(bool isPresent)
    {
        IsPresent = isPresent;
    }

    public static SwitchParameter Present => new(true);

    public bool IsPresent { get; }

    public static implicit operator bool(SwitchParameter switchParameter)
    {
        return switchParameter.IsPresent;
    }

    public static implicit operator SwitchParameter(bool value)
    {
        return new SwitchParameter(value);
    }

    public static bool operator ==(SwitchParameter first, SwitchParameter second)
    {
        return first.IsPresent == second.IsPresent;
    }

    public static bool operator !=(SwitchParameter first, SwitchParameter second)
    {
        return first.IsPresent != second.IsPresent;
    }

    public static bool operator ==(SwitchParameter first, bool second)
    {
        return first.IsPresent == second;
    }

    public static bool operator !=(SwitchParameter first, bool second)
    {
        return first.IsPresent != second;
    }

    public static bool operator ==(bool first, SwitchParameter second)
    {
        return first == second.IsPresent;
    }

    public static bool operator !=(bool first, SwitchParameter second)
    {
        return first != second.IsPresent;
    }

    public bool ToBool()
    {
        return IsPresent;
    }

    public bool Equals(SwitchParameter other)
    {
        return other.IsPresent == IsPresent;
    }

    public override bool Equals(object? obj)
    {
        return obj switch
        {
            bool value => value == IsPresent,
            SwitchParameter other => other.IsPresent == IsPresent,
            _ => false,
        };
    }

    public override int GetHashCode()
    {
        return IsPresent.GetHashCode();
    }

    public override string ToString()
    {
        return IsPresent.ToString();
    }
}
