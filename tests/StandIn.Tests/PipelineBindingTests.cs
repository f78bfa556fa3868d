using System;
using System.Linq;
using System.Management.Automation;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StandIn.Tests;

public sealed class PipelineBindingTests
{
    [EngineFact]
    public void A_value_of_the_type_binds_by_value()
    {
        Assert.Equal(["5  -1 [Number]"], Feed("Test-Input", 5));
    }

    [EngineFact]
    public void A_value_that_converts_binds_by_value()
    {
        Assert.Equal(["5  -1 [Number]"], Feed("Test-Input", "5"));
    }

    [EngineFact]
    public void Properties_bind_by_name_and_alias_and_convert()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Required").AddParameter("Always", "x");
        Assert.Equal(["x a 3"], command.Feed(new TestItem("a", 3)));
    }

    [EngineFact]
    public void Note_properties_bind_too()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Required").AddParameter("Always", "x");
        Assert.Equal(["x a 7"], command.Feed(Note("Name", "a", "Size", "7")));
    }

    [EngineFact]
    public void Every_record_starts_from_the_command_line_again()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Required").AddParameter("Always", "x");
        Assert.Equal(["x a 7", "x b 0"], command.Feed(Note("Name", "a", "Size", 7), Note("Name", "b")));
    }

    [EngineFact]
    public void The_invocation_goes_on_listing_what_an_earlier_record_bound()
    {
        Assert.Equal(["5  -1 [Number]", "-1 a -1 [Number,Label]"], Feed("Test-Input", 5, Note("Name", "a")));
    }

    [EngineFact]
    public void Input_for_a_set_that_takes_none_of_it_is_an_error()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Sets").AddParameter("Id", 1).AddParameter("Label", "x");
        Assert.Empty(command.Feed(new TestItem("a", 1)));
        Assert.StartsWith("InputObjectNotBound,", Assert.Single(command.Streams.Error).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [EngineFact]
    public void A_parameter_of_the_command_line_is_not_bound_again()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Required").AddParameter("Always", "x").AddParameter("Size", 1);
        Assert.Equal(["x a 1"], command.Feed(new TestItem("a", 3)));
    }

    [EngineFact]
    public void The_input_chooses_the_set()
    {
        string[] expected = ["ByObject a", "ById 4"];
        Assert.Equal(expected, Feed("Test-Sets", new TestItem("a", 3), Note("Id", 4)));
    }

    [EngineFact]
    public void A_record_that_binds_nothing_is_an_error_of_its_own()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Required").AddParameter("Always", "x");
        Assert.Equal(["x a 1"], command.Feed(Note("Other", 1), new TestItem("a", 1)));
        ErrorRecord error = Assert.Single(command.Streams.Error);
        Assert.Equal("InputObjectNotBound,SessionTools.StandIn.Tests.TestRequiredCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.IsAssignableFrom<ParameterBindingException>(error.Exception);
        Assert.NotNull(error.TargetObject);
        Assert.True(command.HadErrors);
    }

    [EngineFact]
    public void A_record_that_lacks_something_mandatory_is_an_error_of_its_own()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Required").AddParameter("Always", "x");
        Assert.Empty(command.Feed(Note("Size", 1)));
        Assert.Equal(
            "InputObjectMissingMandatory,SessionTools.StandIn.Tests.TestRequiredCommand",
            Assert.Single(command.Streams.Error).FullyQualifiedErrorId);
    }

    [EngineFact]
    public void Input_for_a_command_that_takes_none_is_an_error_a_record()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Count").AddParameter("Count", 1);
        Assert.Empty(command.Feed("a", "b"));
        Assert.Equal(2, command.Streams.Error.Count);
        Assert.All(command.Streams.Error, error => Assert.StartsWith("InputObjectNotBound,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
    }

    [EngineFact]
    public void Input_that_does_not_convert_is_an_error_a_record()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Input");
        Assert.Equal(["6  -1 [Number]"], command.Feed("many", 6));
        ErrorRecord error = Assert.Single(command.Streams.Error);
        Assert.Equal("InputObjectNotBound,SessionTools.StandIn.Tests.TestInputCommand", error.FullyQualifiedErrorId);
    }

    [EngineFact]
    public void A_property_that_does_not_convert_is_left_out()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Required").AddParameter("Always", "x");
        Assert.Equal(["x a 0"], command.Feed(Note("Name", "a", "Size", "many")));
        Assert.Empty(command.Streams.Error);
    }

    [EngineFact]
    public void Input_that_a_validation_refuses_is_an_error_a_record()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-ValidInput");
        Assert.Equal(["4"], command.Feed(3, 4));
        ErrorRecord error = Assert.Single(command.Streams.Error);
        Assert.Equal("ParameterArgumentValidationError,SessionTools.StandIn.Tests.TestValidInputCommand", error.FullyQualifiedErrorId);
        Assert.Equal(3, Assert.IsType<PSObject>(PSObject.AsPSObject(error.TargetObject)).BaseObject);
    }

    [EngineFact]
    public void Input_that_a_transformation_refuses_is_an_error_a_record()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-ValidInput");
        Assert.Equal(["6"], command.Feed(Note("Doubled", "x"), Note("Doubled", 3)));
        ErrorRecord error = Assert.Single(command.Streams.Error);
        Assert.Equal(
            "ParameterArgumentTransformationError,SessionTools.StandIn.Tests.TestValidInputCommand", error.FullyQualifiedErrorId);
    }

    [EngineFact]
    public void Nothing_that_the_pipeline_cannot_bring_may_be_missing()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Required");
        ParameterBindingException thrown = Assert.ThrowsAny<ParameterBindingException>(() => command.Feed(new TestItem("a", 1)));
        Assert.Equal("MissingMandatoryParameter", thrown.ErrorId);
        Assert.Equal("Always", thrown.ParameterName.Trim());
    }

    [EngineFact]
    public void Nothing_passes_down_as_nothing()
    {
        Assert.Equal([null, "a"], Feed("Test-Echo", null, "a"));
    }

    [EngineFact]
    public void Enumerating_writes_the_elements()
    {
        using Shell shell = new();
        int[] pair = [1, 2];
        using PowerShell whole = shell.Command("Test-Echo").AddParameter("InputObject", pair);
        Assert.Equal(pair, Assert.IsType<int[]>(Assert.Single(whole.Invoke()).BaseObject));
        using PowerShell parts = shell.Command("Test-Echo").AddParameter("InputObject", pair).AddParameter("Enumerate");
        Assert.Equal([1, 2], parts.Invoke<int>());
        using PowerShell text = shell.Command("Test-Echo").AddParameter("InputObject", "ab").AddParameter("Enumerate");
        Assert.Equal(["ab"], text.Invoke<string>());
    }

    private static object?[] Feed(string name, params object?[] input)
    {
        using Shell shell = new();
        using PowerShell command = shell.Command(name);
        object?[] output = command.Feed(input);
        Assert.Empty(command.Streams.Error);
        return output;
    }

    private static PSObject Note(params object[] namesAndValues)
    {
        PSObject note = new();
        foreach (object[] pair in namesAndValues.Chunk(2))
        {
            note.Properties.Add(new PSNoteProperty((string)pair[0], pair[1]));
        }

        return note;
    }
}
