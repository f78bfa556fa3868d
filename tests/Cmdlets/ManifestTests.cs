using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SessionTools.EngineHost;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>The staged module's manifest, format files and version agree with the code.</summary>
public sealed class ManifestTests
{
    private static readonly string s_manifest = File.ReadAllText(Path.Combine(StagedModule.Folder, "SessionTools.psd1"));

    [EngineFact]
    public void The_manifest_exports_exactly_the_cmdlets()
    {
        string exports = Regex.Match(s_manifest, @"CmdletsToExport\s*=\s*@\(([^)]*)\)").Groups[1].Value;
        string[] names = Shell.CmdletTypes
            .Select(type => type.GetCustomAttribute<CmdletAttribute>()!)
            .Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}")
            .ToArray();
        Assert.Equal(names.Order(StringComparer.Ordinal), exports.Split(',').Select(name => name.Trim(' ', '\'')).Order(StringComparer.Ordinal));
    }

    [EngineFact]
    public void The_assemblies_carry_the_manifest_s_version()
    {
        string version = Regex.Match(s_manifest, @"ModuleVersion\s*=\s*'([^']+)'").Groups[1].Value;
        Assert.Equal(version + ".0", typeof(ConnectedObject).Assembly.GetName().Version!.ToString());
        Assert.StartsWith($"## v{version} ", File.ReadLines(Path.Combine(StagedModule.RepositoryRoot, "CHANGELOG.md"))
            .First(line => line.StartsWith("## ", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [EngineFact]
    public void Every_view_is_of_a_type_that_has_its_properties()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(StagedModule.Folder, "Formats")))
        {
            Assert.Contains(Path.GetFileName(file), s_manifest, StringComparison.Ordinal);
            foreach (XElement view in XDocument.Load(file).Descendants("View"))
            {
                AssertPropertiesExist(view);
            }
        }
    }


    [EngineFact]
    public void The_stand_in_has_every_member_that_the_module_uses()
    {
        string assembly = Path.Combine(StagedModule.Folder, "bin", "SessionTools.dll");
        Assert.Empty(SurfaceGuard.Missing(assembly, Engine.StandInPath));
    }

    private static void AssertPropertiesExist(XElement view)
    {
        foreach (string typeName in view.Descendants("TypeName").Select(name => name.Value))
        {
            Type? type = typeof(ConnectedObject).Assembly.GetType(typeName);
            Assert.True(type is not null, $"a view is of {typeName}, which does not exist");
            Assert.All(view.Descendants("PropertyName"), name => Assert.NotNull(type.GetProperty(name.Value)));
        }
    }
}
