using System.Collections.Generic;
using Microsoft.PowerShell.Commands;

namespace System.Management.Automation.Runspaces;

public class InitialSessionState
{
    private readonly List<string> _modulePaths = [];

    protected InitialSessionState()
    {
    }

    public virtual InitialSessionStateEntryCollection<SessionStateCommandEntry> Commands { get; private set; } = new();

    public virtual InitialSessionStateEntryCollection<SessionStateVariableEntry> Variables { get; private set; } = new();

    public PSLanguageMode LanguageMode { get; set; } = PSLanguageMode.NoLanguage;

    public PSThreadOptions ThreadOptions { get; set; }

    public bool ThrowOnRunspaceOpenError { get; set; }

    internal IReadOnlyList<string> ModulePaths => _modulePaths;

    public static InitialSessionState Create()
    {
        return new InitialSessionState();
    }

    public static InitialSessionState CreateDefault()
    {
        return CreateDefault2();
    }

    public static InitialSessionState CreateDefault2()
    {
        InitialSessionState state = new() { LanguageMode = PSLanguageMode.FullLanguage };
        state.Commands.Add(BuiltInCommands.Entries());
        return state;
    }

    public void ImportPSModule(params string[] name)
    {
        _modulePaths.AddRange(name);
    }

    public InitialSessionState Clone()
    {
        InitialSessionState clone = new()
        {
            Commands = Commands.Clone(),
            Variables = Variables.Clone(),
            LanguageMode = LanguageMode,
            ThreadOptions = ThreadOptions,
            ThrowOnRunspaceOpenError = ThrowOnRunspaceOpenError,
        };
        clone._modulePaths.AddRange(_modulePaths);
        return clone;
    }
}
