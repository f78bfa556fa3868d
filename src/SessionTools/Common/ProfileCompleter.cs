using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SessionTools.Clients.Credentials;

namespace SessionTools.Common;

/// <summary>Completes the profiles of the user's shared config and credentials files.</summary>
public sealed class ProfileCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = Completion.Typed(wordToComplete);
        return Profiles()
            .Where(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.OrdinalIgnoreCase)
            .Select(name => Completion.Offer(name, name, name));
    }

    private static IEnumerable<string> Profiles()
    {
        try
        {
            return ConfigFiles.Read().ProfileNames;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Files that cannot be read have nothing to offer; a command that needs them says so.
            return [];
        }
    }
}
