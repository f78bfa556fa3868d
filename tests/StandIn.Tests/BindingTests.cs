using System.Management.Automation;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StandIn.Tests;

public sealed class BindingTests
{
    [EngineTheory]
    [InlineData("Label")]
    [InlineData("label")]
    [InlineData("Lab")]
    [InlineData("Tag")]
    [InlineData("MARK")]
    [InlineData("Mar")]
    public void A_parameter_is_found_by_name_alias_and_prefix_in_any_case(string name)
    {
        using Shell shell = new();
        Assert.Equal(["ByName nobody x"], shell.Run("Test-Sets", (name, "x")));
    }

    [EngineFact]
    public void An_unknown_name_is_an_error()
    {
        AssertFails("NamedParameterNotFound", "Nothing", "Test-Sets", ("Nothing", 1));
    }

    [EngineFact]
    public void A_prefix_of_several_names_is_an_error()
    {
        AssertFails("AmbiguousParameter", "T", "Test-Typed", ("T", 1));
    }

    [EngineFact]
    public void A_parameter_given_twice_is_an_error()
    {
        AssertFails("ParameterAlreadyBound", "Tag", "Test-Sets", ("Label", "a"), ("Tag", "b"));
    }

    [EngineFact]
    public void A_named_parameter_chooses_its_set()
    {
        using Shell shell = new();
        Assert.Equal(["ById 5"], shell.Run("Test-Sets", ("Id", 5)));
        Assert.Equal(["ByObject x !"], shell.Run("Test-Sets", ("Item", new TestItem("x", 1)), ("Deep", true)));
    }

    [EngineFact]
    public void The_default_set_counts_where_nothing_decides()
    {
        using Shell shell = new();
        Assert.Equal(["ByName nobody"], shell.Run("Test-Sets"));
        Assert.Equal(["ByName nobody x"], shell.Run("Test-Sets", ("Label", "x")));
    }

    [EngineFact]
    public void Parameters_of_two_sets_do_not_go_together()
    {
        AssertFails("AmbiguousParameterSet", string.Empty, "Test-Sets", ("Id", 5), ("Item", new TestItem("x", 1)));
    }

    [EngineFact]
    public void Sets_without_a_default_stay_ambiguous()
    {
        AssertFails("AmbiguousParameterSet", string.Empty, "Test-StrictSets");
        AssertFails("AmbiguousParameterSet", string.Empty, "Test-StrictSets", ("Either", "x"));
    }

    [EngineFact]
    public void One_mandatory_parameter_is_enough_to_decide()
    {
        using Shell shell = new();
        Assert.Equal(["B"], shell.Run("Test-StrictSets", ("Second", "x")));
    }

    [EngineFact]
    public void Positions_fill_the_default_set_first()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Sets").AddArgument("a").AddArgument("b");
        Assert.Equal(["ByName a b"], command.Invoke<string>());
    }

    [EngineFact]
    public void A_position_takes_the_parameter_whose_type_fits()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Sets").AddArgument(7).AddArgument("b");
        Assert.Equal(["ById 7 b"], command.Invoke<string>());
    }

    [EngineFact]
    public void A_position_left_by_a_named_parameter_is_not_filled_again()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Sets").AddParameter("Id", 7).AddArgument("b");
        Assert.Equal(["ById 7 b"], command.Invoke<string>());
    }

    [EngineFact]
    public void An_argument_without_a_position_is_an_error()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Count").AddArgument(1).AddArgument("more");
        ParameterBindingException thrown = Assert.ThrowsAny<ParameterBindingException>(() => command.Invoke());
        Assert.Equal("PositionalParameterNotFound", thrown.ErrorId);
        Assert.Equal("more", thrown.ParameterName);
    }

    [EngineFact]
    public void An_argument_that_its_position_refuses_is_the_error()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Count").AddArgument("many");
        ParameterBindingException thrown = Assert.ThrowsAny<ParameterBindingException>(() => command.Invoke());
        Assert.Equal(("CannotConvertArgumentNoMessage", "Count"), (thrown.ErrorId, thrown.ParameterName));
    }

    [EngineFact]
    public void Remaining_arguments_are_collected()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Rest").AddArgument("a").AddArgument("b").AddArgument(3);
        Assert.Equal(["a: b+3"], command.Invoke<string>());
    }

    [EngineFact]
    public void A_switch_needs_no_value_and_takes_false()
    {
        using Shell shell = new();
        using PowerShell on = shell.Command("Test-Sets").AddParameter("Id", 1).AddParameter("Deep");
        Assert.Equal(["ById 1 !"], on.Invoke<string>());
        Assert.Equal(["ById 1"], shell.Run("Test-Sets", ("Id", 1), ("Deep", false)));
    }

    [EngineFact]
    public void A_missing_mandatory_parameter_is_an_error()
    {
        AssertFails("MissingMandatoryParameter", " Count", "Test-Count");
    }

    [EngineTheory]
    [InlineData(null, "ParameterArgumentValidationErrorNullNotAllowed")]
    [InlineData("", "ParameterArgumentValidationErrorEmptyStringNotAllowed")]
    public void A_mandatory_parameter_takes_no_nothing(string? value, string errorId)
    {
        AssertFails(errorId, "First", "Test-StrictSets", ("First", value));
    }

    [EngineFact]
    public void A_mandatory_collection_takes_no_nothing()
    {
        (string, object?) always = ("Always", "x");
        string[] none = [];
        AssertFails("ParameterArgumentValidationErrorEmptyArrayNotAllowed", "Name", "Test-Required", always, ("Name", none));
        string[] hollow = ["a", ""];
        AssertFails("ParameterArgumentValidationErrorEmptyStringNotAllowed", "Name", "Test-Required", always, ("Name", hollow));
    }

    [EngineFact]
    public void The_error_names_command_and_category()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Typed").AddParameter("Whole", "many");
        ParameterBindingException thrown = Assert.ThrowsAny<ParameterBindingException>(() => command.Invoke());
        Assert.Equal("CannotConvertArgumentNoMessage,SessionTools.StandIn.Tests.TestTypedCommand", thrown.ErrorRecord.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, thrown.ErrorRecord.CategoryInfo.Category);
        Assert.Equal("Whole", thrown.ParameterName);
        Assert.Equal(typeof(int), thrown.ParameterType);
        Assert.Equal(typeof(string), thrown.TypeSpecified);
        Assert.Equal("Test-Typed", thrown.CommandInvocation.MyCommand.Name);
    }

    [EngineFact]
    public void The_invocation_tells_what_was_bound()
    {
        using Shell shell = new();
        object?[] told = shell.Run("Test-Invocation", ("Name", "n"), ("Verbose", false));
        Assert.Equal(["Test-Invocation", "Name,Verbose", "1/1", "False", "Test/Invocation"], told);
    }

    internal static void AssertFails(string errorId, string parameter, string name, params (string Name, object? Value)[] parameters)
    {
        using Shell shell = new();
        ParameterBindingException thrown = Assert.ThrowsAny<ParameterBindingException>(() => shell.Run(name, parameters));
        Assert.Equal(errorId, thrown.ErrorId);
        Assert.StartsWith(errorId + ",", thrown.ErrorRecord.FullyQualifiedErrorId, System.StringComparison.Ordinal);
        Assert.Equal(parameter, thrown.ParameterName ?? string.Empty);
    }
}
