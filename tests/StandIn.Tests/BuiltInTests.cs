using System.Linq;
using System.Management.Automation;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StandIn.Tests;

public sealed class BuiltInTests
{
    private static readonly TestItem s_small = new("small", 1);
    private static readonly TestItem s_large = new("Large", 10);

    [EngineFact]
    public void Select_takes_the_first()
    {
        Assert.Equal([1, 2], Run("Select-Object", [1, 2, 3], ("First", 2)));
        Assert.Empty(Run("Select-Object", [1, 2], ("First", 0)));
        Assert.Equal([1], Run("Select-Object", [1], ("First", 5)));
    }

    [EngineFact]
    public void Select_expands_a_property()
    {
        Assert.Equal(["small", "Large"], Run("Select-Object", [s_small, s_large], ("ExpandProperty", "Name")));
    }

    [EngineFact]
    public void Select_makes_objects_of_chosen_properties()
    {
        using Shell shell = new();
        string[] names = ["name", "Missing"];
        using PowerShell command = shell.Command("Select-Object").AddParameter("Property", names);
        TestItem[] input = [s_small];
        PSObject only = Assert.Single(command.Invoke(input));
        Assert.Equal("small", only.Properties["Name"].Value);
        Assert.Null(only.Properties["Missing"].Value);
        Assert.Null(only.Properties["Size"]);
        Assert.Equal("Selected." + typeof(TestItem).FullName, only.TypeNames[0]);
    }

    [EngineTheory]
    [InlineData("EQ", "SMALL", "small")]
    [InlineData("NE", "small", "Large")]
    [InlineData("Like", "l*", "Large")]
    [InlineData("Match", "^S", "small")]
    public void Where_compares_names(string comparison, string value, string expected)
    {
        TestItem kept = Assert.IsType<TestItem>(Assert.Single(Run(
            "Where-Object", [s_small, s_large], ("Property", "Name"), ("Value", value), (comparison, true))));
        Assert.Equal(expected, kept.Name);
    }

    [EngineTheory]
    [InlineData("GT", "Large")]
    [InlineData("LT", "small")]
    public void Where_compares_sizes(string comparison, string expected)
    {
        TestItem kept = Assert.IsType<TestItem>(Assert.Single(Run(
            "Where-Object", [s_small, s_large], ("Property", "Size"), ("Value", "5"), (comparison, true))));
        Assert.Equal(expected, kept.Name);
    }

    [EngineFact]
    public void Where_keeps_what_is_true()
    {
        Assert.Equal([s_small], Run("Where-Object", [new TestItem("none", 0), s_small], ("Property", "Size")));
    }

    [EngineFact]
    public void ForEach_reads_properties_and_calls_methods()
    {
        Assert.Equal([1, 10], Run("ForEach-Object", [s_small, s_large], ("MemberName", "Size")));
        using Shell shell = new();
        using PowerShell command = shell.Command("ForEach-Object").AddArgument("Substring").AddArgument(1);
        Assert.Equal(["bc"], command.Feed("abc"));
    }

    [EngineFact]
    public void Out_null_ends_everything()
    {
        Assert.Empty(Run("Out-Null", [1, 2]));
    }

    private static object?[] Run(string name, object?[] input, params (string Name, object? Value)[] parameters)
    {
        using Shell shell = new();
        using PowerShell command = shell.Command(name);
        foreach ((string parameter, object? value) in parameters)
        {
            command.AddParameter(parameter, value);
        }

        object?[] output = command.Feed(input);
        Assert.Empty(command.Streams.Error);
        return output;
    }
}
