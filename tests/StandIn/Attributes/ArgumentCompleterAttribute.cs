namespace System.Management.Automation;

[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public class ArgumentCompleterAttribute : Attribute
{
    public ArgumentCompleterAttribute(Type type)
    {
        if (type is null || !typeof(IArgumentCompleter).IsAssignableFrom(type))
        {
            throw new PSArgumentException("The type must implement IArgumentCompleter.", nameof(type));
        }

        Type = type;
    }

    public ArgumentCompleterAttribute(ScriptBlock scriptBlock)
    {
        ArgumentNullException.ThrowIfNull(scriptBlock);
        ScriptBlock = scriptBlock;
    }

    public Type? Type { get; }

    public ScriptBlock? ScriptBlock { get; }
}
