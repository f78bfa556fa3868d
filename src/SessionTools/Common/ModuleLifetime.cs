using System.Management.Automation;

namespace SessionTools.Common;

/// <summary>
/// Releases the runspace's state when the module is removed from it. The engine calls <see cref="OnRemove"/> on a new
/// instance, so nothing is kept here.
/// </summary>
public sealed class ModuleLifetime : IModuleAssemblyCleanup
{
    public void OnRemove(PSModuleInfo psModuleInfo) => RunspaceState.ReleaseCurrent();
}
