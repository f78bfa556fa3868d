namespace System.Management.Automation.Language;

public abstract class Ast
{
    internal Ast()
    {
    }
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
