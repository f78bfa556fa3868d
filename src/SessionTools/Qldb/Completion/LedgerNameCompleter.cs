using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SessionTools.Common;

namespace SessionTools.Qldb;

/// <summary>Completes the name of a ledger from those that cmdlets have shown in this runspace or that it has a session of.</summary>
public sealed class LedgerNameCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = Completion.Typed(wordToComplete);
        RunspaceState state = RunspaceState.Current;
        return state.Qldb.All.Select(session => session.LedgerName)
            .Concat(state.RecentIds.Of("LedgerName").Select(seen => seen.Id))
            .Distinct()
            .Where(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(name => Completion.Offer(name, name, name));
    }
}
