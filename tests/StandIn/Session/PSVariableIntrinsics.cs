namespace System.Management.Automation;

public sealed class PSVariableIntrinsics
{
    private readonly SessionVariables _variables;

    internal PSVariableIntrinsics(SessionVariables variables)
    {
        _variables = variables;
    }

    public PSVariable? Get(string name)
    {
        return _variables.Find(name);
    }

    public object? GetValue(string name)
    {
        return _variables.GetValue(name);
    }

    public object? GetValue(string name, object? defaultValue)
    {
        return _variables.GetValue(name) ?? defaultValue;
    }

    public void Set(string name, object? value)
    {
        _variables.Set(name, value);
    }

    public void Set(PSVariable variable)
    {
        _variables.Set(variable);
    }

    public void Remove(string name)
    {
        _variables.Remove(name);
    }

    public void Remove(PSVariable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        _variables.Remove(variable.Name);
    }
}
