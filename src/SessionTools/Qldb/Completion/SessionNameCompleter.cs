using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SessionTools.Common;

namespace SessionTools.Qldb;

/// <summary>Completes the name of a session that is open in this runspace.</summary>
public sealed class SessionNameCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = Completion.Typed(wordToComplete);
        return RunspaceState.Current.Qldb.All
            .Where(session => session.Name?.StartsWith(typed, StringComparison.OrdinalIgnoreCase) == true)
            .Select(session => Completion.Offer(session.Name!, session.Name!, $"{session.Name}, of ledger {session.LedgerName}"));
    }
}
