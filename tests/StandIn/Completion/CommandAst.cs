namespace System.Management.Automation.Language;

/// <summary>Where something stands in a script.</summary>
public interface IScriptExtent
{
    public string Text { get; }
}

public abstract class Ast
{
    internal Ast()
    {
        Extent = null!;
    }

    public IScriptExtent Extent { get; }
}

public abstract class StatementAst : Ast
{
    internal StatementAst()
    {
    }
}

public abstract class CommandBaseAst : StatementAst
{
    internal CommandBaseAst()
    {
    }
}

/// <summary>Names the type in a completer's signature. There is no script language here, so none is ever made.</summary>
public class CommandAst : CommandBaseAst
{
    private CommandAst()
    {
    }
}
