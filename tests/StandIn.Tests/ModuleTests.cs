using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StandIn.Tests;

public sealed class ModuleTests : IDisposable
{
    private readonly Runspace _runspace;

    public ModuleTests()
    {
        _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        _runspace.Open();
    }

    public void Dispose()
    {
        _runspace.Dispose();
    }

    [EngineFact]
    public void An_imported_assembly_brings_its_cmdlets_and_its_initializer_runs()
    {
        PSModuleInfo module = Import();
        Assert.Contains("Test-Count", module.ExportedCmdlets.Keys);
        Assert.Equal(ModuleType.Binary, module.ModuleType);
        Assert.Equal(typeof(ModuleTests).Assembly, module.ImplementingAssembly);
        Assert.Equal("import", ModuleCallbacks.CallsIn(_runspace));
        using PowerShell command = Command("Test-Count").AddArgument(1);
        Assert.Equal([1], command.Invoke<int>());
    }

    [EngineFact]
    public void Removing_runs_the_cleanup_on_another_instance_and_takes_the_cmdlets()
    {
        PSModuleInfo module = Import();
        using PowerShell remove = Command("Remove-Module").AddParameter("ModuleInfo", module);
        remove.Invoke();
        Assert.Equal("import, remove on another instance", ModuleCallbacks.CallsIn(_runspace));
        using PowerShell command = Command("Test-Count").AddArgument(1);
        Assert.Throws<CommandNotFoundException>(() => command.Invoke());
        using PowerShell list = Command("Get-Module").AddParameter("Name", module.Name);
        Assert.Empty(list.Invoke());
    }

    [EngineFact]
    public void A_session_state_can_import_a_file()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        string[] files = [typeof(ModuleTests).Assembly.Location];
        state.ImportPSModule(files);
        using Runspace runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        using PowerShell command = PowerShell.Create();
        command.Runspace = runspace;
        Assert.Equal([1], command.AddCommand("Test-Count").AddArgument(1).Invoke<int>());
        Assert.Equal("import", ModuleCallbacks.CallsIn(runspace));
        command.Commands.Clear();
        PSModuleInfo module = Assert.Single(command.AddCommand("Get-Module").Invoke<PSModuleInfo>(), IsOurs);
        Assert.Equal(typeof(ModuleTests).Assembly.GetName().Name, module.Name);
    }

    [EngineFact]
    public void Closing_the_runspace_runs_no_cleanup()
    {
        Import();
        _runspace.Close();
        Assert.Equal("import", ModuleCallbacks.CallsIn(_runspace));
    }

    [EngineFact]
    public void Removing_what_is_not_there_is_an_error()
    {
        using PowerShell remove = Command("Remove-Module").AddParameter("Name", "nothing");
        remove.Invoke();
        Assert.StartsWith("Modules_NoModulesRemoved", Assert.Single(remove.Streams.Error).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private static bool IsOurs(PSModuleInfo module)
    {
        return module.ImplementingAssembly == typeof(ModuleTests).Assembly;
    }

    private PSModuleInfo Import()
    {
        using PowerShell import = Command("Import-Module").AddParameter("Assembly", typeof(ModuleTests).Assembly).AddParameter("PassThru");
        return import.Invoke<PSModuleInfo>().Single();
    }

    private PowerShell Command(string name)
    {
        PowerShell command = PowerShell.Create();
        command.Runspace = _runspace;
        return command.AddCommand(name);
    }
}
