using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SessionTools.Clients.Common;

namespace SessionTools.Common;

/// <summary>Completes the regions that the AWS SDK knows, by name or by place; others may be given as well.</summary>
public sealed class RegionCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = Completion.Typed(wordToComplete);
        return RegionNames.All
            .Where(region => region.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) || region.Place.Contains(typed, StringComparison.OrdinalIgnoreCase))
            .OrderBy(region => region.Name, StringComparer.Ordinal)
            .Select(region => Completion.Offer(region.Name, region.Name, region.Place));
    }
}
