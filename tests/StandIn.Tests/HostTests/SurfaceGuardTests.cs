using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Reflection;
using System.Reflection.Emit;
using SessionTools.EngineHost;
using Xunit;

namespace SessionTools.StandIn.Tests.HostTests;

public sealed class SurfaceGuardTests : IDisposable
{
    private static readonly string s_thisAssembly = typeof(SurfaceGuardTests).Assembly.Location;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("surface");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void The_stand_in_has_all_that_these_tests_use()
    {
        Assert.Empty(SurfaceGuard.Missing(s_thisAssembly, Engine.StandInPath));
    }

    [Fact]
    public void A_missing_type_is_named()
    {
        string other = typeof(Engine).Assembly.Location;
        Assert.Contains("System.Management.Automation.PSCmdlet", SurfaceGuard.Missing(s_thisAssembly, other));
    }

    [Fact]
    public void A_missing_member_is_named_with_its_signature()
    {
        IReadOnlyList<string> missing = SurfaceGuard.Missing(s_thisAssembly, PoorStandIn());
        Assert.DoesNotContain("System.Management.Automation.Cmdlet", missing);
        Assert.Contains("System.Management.Automation.Cmdlet.WriteObject Void(Object, Boolean)", missing);
        Assert.DoesNotContain("System.Management.Automation.Cmdlet.WriteObject Void(Object)", missing);
    }

    [Fact]
    public void A_missing_setting_of_an_attribute_is_named()
    {
        Assert.Contains("System.Management.Automation.CmdletAttribute.SupportsShouldProcess", SurfaceGuard.Missing(s_thisAssembly, PoorStandIn()));
    }

    private string PoorStandIn()
    {
        PersistedAssemblyBuilder assembly = new(new AssemblyName("System.Management.Automation"), typeof(object).Assembly);
        ModuleBuilder module = assembly.DefineDynamicModule("System.Management.Automation");
        TypeBuilder cmdlet = module.DefineType(typeof(Cmdlet).FullName!, TypeAttributes.Public);
        MethodBuilder write = cmdlet.DefineMethod("WriteObject", MethodAttributes.Public, typeof(void), [typeof(object)]);
        write.GetILGenerator().Emit(OpCodes.Ret);
        cmdlet.CreateType();
        module.DefineType(typeof(CmdletAttribute).FullName!, TypeAttributes.Public).CreateType();
        string path = Path.Combine(_folder.FullName, "System.Management.Automation.dll");
        assembly.Save(path);
        return path;
    }
}
