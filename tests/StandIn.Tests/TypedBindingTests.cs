using System;
using System.Collections;
using System.Management.Automation;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StandIn.Tests;

public sealed class TypedBindingTests
{
    public static TheoryData<string, object?, object?> Conversions => new()
    {
        { "Whole", "12", 12 },
        { "Whole", 2.5, 2 },
        { "Whole", 3.5, 4 },
        { "Whole", "0x10", 16 },
        { "Maybe", "7", 7 },
        { "Maybe", null, null },
        { "Real", "1.5", 1.5 },
        { "Flag", 1, true },
        { "Flag", 0, false },
        { "Text", 5, "5" },
        { "Text", 1.5, "1.5" },
        { "Day", "friday", DayOfWeek.Friday },
        { "Day", 2, DayOfWeek.Tuesday },
        { "Span", "00:00:05", TimeSpan.FromSeconds(5) },
        { "Span", 5, TimeSpan.FromTicks(5) },
        { "Uri", "https://example.org/a", new Uri("https://example.org/a") },
        { "Version", "1.2.3", new Version(1, 2, 3) },
        { "Key", "11111111-2222-3333-4444-555555555555", new Guid("11111111-2222-3333-4444-555555555555") },
        { "Any", "as it is", "as it is" },
    };

    [EngineTheory]
    [MemberData(nameof(Conversions))]
    public void Arguments_are_converted(string parameter, object? argument, object? expected)
    {
        using Shell shell = new();
        Assert.Equal([expected], shell.Run("Test-Typed", (parameter, argument)));
    }

    [EngineFact]
    public void Dates_are_read()
    {
        using Shell shell = new();
        Assert.Equal([new DateTime(2024, 3, 1, 10, 0, 0)], shell.Run("Test-Typed", ("When", "2024-03-01T10:00:00")));
    }

    [EngineFact]
    public void One_value_becomes_an_array()
    {
        using Shell shell = new();
        Assert.Equal(["a"], Assert.IsType<string[]>(Assert.Single(shell.Run("Test-Typed", ("Texts", "a")))));
        Assert.Equal([5], Assert.IsType<int[]>(Assert.Single(shell.Run("Test-Typed", ("Wholes", "5")))));
    }

    [EngineFact]
    public void Elements_are_converted_one_by_one()
    {
        using Shell shell = new();
        object[] mixed = [1, "2", 3.0];
        Assert.Equal([1, 2, 3], Assert.IsType<int[]>(Assert.Single(shell.Run("Test-Typed", ("Wholes", mixed)))));
        ArrayList list = new() { "a", 1 };
        Assert.Equal(["a", "1"], Assert.IsType<string[]>(Assert.Single(shell.Run("Test-Typed", ("Texts", list)))));
    }

    [EngineFact]
    public void A_switch_is_bound_as_a_switch()
    {
        using Shell shell = new();
        Assert.Equal([new SwitchParameter(true)], shell.Run("Test-Typed", ("Switch", true)));
    }

    [EngineFact]
    public void A_table_stays_the_table()
    {
        using Shell shell = new();
        Hashtable table = new() { ["a"] = 1 };
        Assert.Same(table, Assert.Single(shell.Run("Test-Typed", ("Table", table))));
    }

    [EngineTheory]
    [InlineData("Whole", "many", "CannotConvertArgumentNoMessage")]
    [InlineData("Flag", "true", "CannotConvertArgument")]
    [InlineData("Switch", "true", "CannotConvertArgument")]
    [InlineData("Day", "someday", "CannotConvertArgumentNoMessage")]
    [InlineData("Table", "a=1", "CannotConvertArgumentNoMessage")]
    [InlineData("Flag", null, "ParameterArgumentValidationErrorNullNotAllowed")]
    [InlineData("Whole", null, "ParameterBindingFailed")]
    public void What_does_not_convert_is_an_error(string parameter, object? argument, string errorId)
    {
        BindingTests.AssertFails(errorId, parameter, "Test-Typed", (parameter, argument));
    }

    [EngineFact]
    public void A_list_is_no_single_value()
    {
        int[] pair = [1, 2];
        BindingTests.AssertFails("CannotConvertArgument", "Whole", "Test-Typed", ("Whole", pair));
        BindingTests.AssertFails("CannotConvertArgument", "Text", "Test-Typed", ("Text", pair));
    }

    [EngineFact]
    public void Validations_let_the_good_through()
    {
        using Shell shell = new();
        string[] two = ["a", "aa"];
        object?[] bound = shell.Run(
            "Test-Valid", ("Colour", "RED"), ("Few", 10), ("Brief", "abc"), ("OnlyA", two), ("Even", 4), ("Doubled", 4));
        Assert.Equal(6, bound.Length);
        Assert.Contains(8, bound);
    }

    [EngineTheory]
    [InlineData("Colour", "blue")]
    [InlineData("Few", 0)]
    [InlineData("Few", 11)]
    [InlineData("Brief", "a")]
    [InlineData("Brief", "abcd")]
    [InlineData("OnlyA", "ab")]
    [InlineData("Something", null)]
    [InlineData("Filled", null)]
    [InlineData("Filled", "")]
    [InlineData("Even", 3)]
    public void Validations_stop_the_bad(string parameter, object? argument)
    {
        BindingTests.AssertFails("ParameterArgumentValidationError", parameter, "Test-Valid", (parameter, argument));
    }

    [EngineFact]
    public void Counts_are_validated()
    {
        string[] three = ["a", "b", "c"];
        BindingTests.AssertFails("ParameterArgumentValidationError", "Pair", "Test-Valid", ("Pair", three));
        string[] none = [];
        BindingTests.AssertFails("ParameterArgumentValidationError", "Filled", "Test-Valid", ("Filled", none));
    }

    [EngineFact]
    public void A_transformation_that_refuses_is_an_error()
    {
        BindingTests.AssertFails("ParameterArgumentTransformationError", "Doubled", "Test-Valid", ("Doubled", "x"));
    }

    [EngineFact]
    public void A_transformation_comes_before_the_conversion()
    {
        using Shell shell = new();
        Assert.Equal(["8"], shell.Run("Test-Valid", ("DoubledText", 4)));
    }
}
