using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.Json;
using SessionTools.AppConfig;
using SessionTools.Clients.QApps;
using SessionTools.Common;
using SessionTools.EngineTests;
using SessionTools.QApps;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>
/// Objects with properties must not be in PowerShell's table of weak references, which every collection of garbage goes through. Only
/// PowerShell itself has it.
/// </summary>
public sealed class PropertyObjectTests
{
    private static readonly object s_table =
        typeof(PSObject).GetField("s_instanceMembersResurrectionTable", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;

    [EngineFact]
    public void Other_objects_are_in_the_table() => Assert.True(IsInTable(WithProperty(new PSObject())));

    [EngineFact]
    public void Objects_of_all_formats_keep_their_properties()
    {
        using JsonDocument json = JsonDocument.Parse("""{"a": {"b": 1}}""");
        object? fromJson = JsonObjects.From(json.RootElement);
        object? fromYaml = YamlObjects.From("a: 1", asHashtable: false);
        object? fromForm = FormValues.ByTitle(json.RootElement, new FormInputCard());
        PSObject fromCsv = CsvObjects.Read("a,b\n1,2\n"u8.ToArray()).Single();
        Assert.All([fromJson, fromYaml, fromForm, fromCsv], made => Assert.False(IsInTable(made)));
        Assert.False(IsInTable(PSObject.AsPSObject(fromJson).Properties["a"].Value));
    }

    [EngineFact]
    public void Attributes_of_flags_keep_theirs()
    {
        using Shell shell = new();
        Outcome outcome = shell.Run("Get-AppConfigFlag", new { Application = "sample", Environment = "prod", Profile = "flags" });
        Assert.NotEmpty(outcome.Output);
        Assert.All(outcome.As<AppConfigFlag>(), flag => Assert.False(IsInTable(flag.Attributes)));
    }

    [EngineFact]
    public void An_object_is_what_any_other_custom_object_is()
    {
        PSObject made = WithProperty(PropertyObject.Create(0));
        PSObject other = WithProperty(new PSObject());
        Assert.Equal(other.TypeNames, made.TypeNames);
        Assert.Equal(other.BaseObject.GetType(), made.BaseObject.GetType());
        Assert.Equal(other.ToString(), made.ToString());
        Assert.Equal(PSSerializer.Serialize(other), PSSerializer.Serialize(made));
        Assert.Equal("1", made.Copy().Properties["A"].Value);
    }

    private static bool IsInTable(object? made) => (bool)s_table.GetType().GetMethod("TryGetValue")!.Invoke(s_table, [Assert.IsType<PSObject>(made), null])!;

    private static PSObject WithProperty(PSObject made)
    {
        made.Properties.Add(new PSNoteProperty("a", "1"));
        return made;
    }
}
