using System.Collections.ObjectModel;
using System.Linq;

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
        : this(name, value, options, [])
    {
    }

    public PSVariable(string name, object? value, ScopedItemOptions options, Collection<Attribute> attributes)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(attributes);
        Name = name;
        Options = options;
        Attributes = attributes;
        _value = Checked(value);
    }

    public Collection<Attribute> Attributes { get; }

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

            _value = Checked(value);
        }
    }

    // The engine of a variable's rules is not known here, and those of the stand-in do not ask for it.
    private object? Checked(object? value)
    {
        foreach (ValidateArgumentsAttribute rule in Attributes.OfType<ValidateArgumentsAttribute>())
        {
            rule.Check(value, null!);
        }

        return value;
    }
}
