using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace System.Management.Automation;

/// <summary>The type that parameters name. The stand-in has no script language, so no script block can be made.</summary>
public class ScriptBlock
{
    private const string Reason = "The stand-in engine has no script language; run this on PowerShell itself.";

    private ScriptBlock()
    {
    }

    public static ScriptBlock Create(string script)
    {
        throw new NotSupportedException(Reason);
    }

    public Collection<PSObject> Invoke(params object?[] args)
    {
        throw new NotSupportedException(Reason);
    }

    public SteppablePipeline GetSteppablePipeline(CommandOrigin commandOrigin, object?[] args)
    {
        throw new NotSupportedException(Reason);
    }

    public object? InvokeReturnAsIs(params object?[] args)
    {
        throw new NotSupportedException(Reason);
    }

    public Collection<PSObject> InvokeWithContext(
        IDictionary functionsToDefine, List<PSVariable> variablesToDefine, params object?[] args)
    {
        throw new NotSupportedException(Reason);
    }

    public Collection<PSObject> InvokeWithContext(
        Dictionary<string, ScriptBlock> functionsToDefine, List<PSVariable> variablesToDefine, params object?[] args)
    {
        throw new NotSupportedException(Reason);
    }

    internal static NotSupportedException NoScriptLanguage()
    {
        return new NotSupportedException(Reason);
    }
}
