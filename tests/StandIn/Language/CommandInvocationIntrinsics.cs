using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation.Runspaces;

namespace System.Management.Automation;

/// <summary>What a cmdlet runs scripts with. The stand-in has no script language, so nothing can be run.</summary>
public class CommandInvocationIntrinsics
{
    internal CommandInvocationIntrinsics()
    {
    }

    public Collection<PSObject> InvokeScript(string script, bool useNewScope, PipelineResultTypes writeToPipeline, IList? input, params object?[] args)
    {
        throw ScriptBlock.NoScriptLanguage();
    }
}
