namespace System.Management.Automation;

public class PSVariable
{
    private object? _value;

    public PSVariable(string name)
        : this(name, null)
    {
    }

    public PSVariable(string name, object? value)
        : this(name, value, ScopedItemOptions.None)
    {
    }

    public PSVariable(string name, object? value, ScopedItemOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        _value = value;
        Options = options;
    }

    public string Name { get; }

    public virtual string Description { get; set; } = string.Empty;

    public virtual ScopedItemOptions Options { get; set; }

    public virtual object? Value
    {
        get => _value;
        set
        {
            if ((Options & (ScopedItemOptions.ReadOnly | ScopedItemOptions.Constant)) != 0)
            {
                throw new SessionStateUnauthorizedAccessException(
                    $"Cannot overwrite variable {Name} because it is read-only or constant.");
            }

            _value = value;
        }
    }
}
