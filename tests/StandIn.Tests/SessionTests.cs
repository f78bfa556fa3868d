using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StandIn.Tests;

public sealed class SessionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("standin");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
    }

    [EngineFact]
    public void Variables_are_shared_with_the_runspace()
    {
        using Shell shell = new();
        shell.Runspace.SessionStateProxy.SetVariable("given", "x");
        Assert.Equal(["x", "default", 42, true, true, true], shell.Run("Test-Session"));
        Assert.Equal(42, shell.Runspace.SessionStateProxy.GetVariable("ANSWER"));
        Assert.Null(shell.Runspace.SessionStateProxy.GetVariable("given"));
    }

    [EngineFact]
    public void A_session_state_brings_variables_and_aliases()
    {
        InitialSessionState state = Shell.State();
        state.Variables.Add(new SessionStateVariableEntry("brought", 7, "a number"));
        state.Commands.Add(new SessionStateAliasEntry("tc", "Test-Count"));
        using Runspace runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        Assert.Equal(7, runspace.SessionStateProxy.GetVariable("brought"));
        using PowerShell command = PowerShell.Create();
        command.Runspace = runspace;
        Assert.Equal([1], command.AddCommand("tc").AddArgument(1).Invoke<int>());
    }

    [EngineFact]
    public void A_read_only_variable_keeps_its_value()
    {
        PSVariable variable = new("fixed", 1, ScopedItemOptions.Constant);
        Assert.Throws<SessionStateUnauthorizedAccessException>(() => variable.Value = 2);
    }

    [EngineFact]
    public void Paths_with_wildcards_resolve_to_what_is_there()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "a1.txt"), string.Empty);
        File.WriteAllText(Path.Combine(_folder.FullName, "a2.txt"), string.Empty);
        File.WriteAllText(Path.Combine(_folder.FullName, "b.txt"), string.Empty);
        using Shell shell = new();
        object?[] found = shell.Run("Test-Session", ("Path", Path.Combine(_folder.FullName, "a*.txt")));
        string[] expected = [Path.Combine(_folder.FullName, "a1.txt"), Path.Combine(_folder.FullName, "a2.txt"), "FileSystem"];
        Assert.Equal(expected, found);
    }

    [EngineFact]
    public void A_path_that_is_not_there_does_not_resolve()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Session").AddParameter("Path", Path.Combine(_folder.FullName, "none"));
        CmdletInvocationException thrown = Assert.Throws<CmdletInvocationException>(() => command.Invoke());
        Assert.IsType<ItemNotFoundException>(thrown.InnerException);
        Assert.StartsWith("PathNotFound,", thrown.ErrorRecord.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [EngineFact]
    public void Literal_paths_are_taken_from_the_current_place_and_need_not_exist()
    {
        using Shell shell = new();
        object?[] told = shell.Run("Test-Session", ("LiteralPath", "sub/../new[1].txt"));
        Assert.Equal([Path.Combine(Directory.GetCurrentDirectory(), "new[1].txt"), "FileSystemProvider"], told);
    }

    [EngineFact]
    public void An_unknown_drive_is_an_error()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Session").AddParameter("LiteralPath", "nodrive:/x");
        CmdletInvocationException thrown = Assert.Throws<CmdletInvocationException>(() => command.Invoke());
        Assert.IsType<System.Management.Automation.DriveNotFoundException>(thrown.InnerException);
    }
}
