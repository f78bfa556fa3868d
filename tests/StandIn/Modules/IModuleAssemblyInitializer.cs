namespace System.Management.Automation;

public interface IModuleAssemblyInitializer
{
    public void OnImport();
}

public interface IModuleAssemblyCleanup
{
    public void OnRemove(PSModuleInfo psModuleInfo);
}
