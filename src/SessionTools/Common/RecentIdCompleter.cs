using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SessionTools.Common;

/// <summary>Completes an id parameter from the ids that cmdlets have shown in this runspace, by id or by name.</summary>
public sealed class RecentIdCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = Completion.Typed(wordToComplete);
        return RunspaceState.Current.RecentIds.Of(parameterName)
            .Where(seen => seen.Id.StartsWith(typed, StringComparison.OrdinalIgnoreCase) || seen.Label.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(seen => Completion.Offer(seen.Id, seen.Label, $"{seen.Label} {seen.Id}"));
    }
}
