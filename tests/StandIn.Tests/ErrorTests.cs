using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StandIn.Tests;

public sealed class ErrorTests
{
    private const string Type = "SessionTools.StandIn.Tests.TestFailCommand";

    [EngineFact]
    public void A_non_terminating_error_goes_to_its_stream_and_the_command_goes_on()
    {
        using Shell shell = new();
        using PowerShell command = Fail(shell, FailMode.WriteError);
        Assert.Equal(["after"], command.Invoke<string>());
        ErrorRecord error = Assert.Single(command.Streams.Error);
        Assert.True(command.HadErrors);
        Assert.Equal($"BrokeOnce,{Type}", error.FullyQualifiedErrorId);
        Assert.Equal("the target", error.TargetObject);
        Assert.IsType<TimeoutException>(error.Exception);
        Assert.Equal("it took too long", error.ToString());
        Assert.Equal("Test-Fail", error.InvocationInfo.MyCommand.Name);
        Assert.Equal(
            "OperationTimeout: (the target:String) [Test-Fail], TimeoutException", error.CategoryInfo.ToString());
    }

    [EngineFact]
    public void Error_details_replace_the_message()
    {
        ErrorRecord record = new(new TimeoutException("plain"), "Id", ErrorCategory.OperationTimeout, null)
        {
            ErrorDetails = new ErrorDetails("friendly"),
        };
        Assert.Equal("friendly", record.ToString());
        Assert.Equal("Id", record.FullyQualifiedErrorId);
        Assert.Equal("OperationTimeout: (:) [], TimeoutException", record.CategoryInfo.GetMessage(CultureInfo.InvariantCulture));
    }

    [EngineFact]
    public void A_long_part_of_the_category_is_shortened()
    {
        ErrorRecord record = new(new TimeoutException("x"), "Id", ErrorCategory.ReadError, new string('a', 25) + new string('b', 25));
        Assert.Equal(
            "ReadError: (aaaaaaaaaaaaaaaaaaa\u2026bbbbbbbbbbbbbbbbbbb:String) [], TimeoutException", record.CategoryInfo.GetMessage(CultureInfo.InvariantCulture));
    }

    [EngineFact]
    public void A_terminating_error_is_thrown_to_the_caller()
    {
        using Shell shell = new();
        using PowerShell command = Fail(shell, FailMode.Terminate);
        CmdletInvocationException thrown = Assert.Throws<CmdletInvocationException>(() => command.Invoke());
        Assert.Equal($"BrokeForGood,{Type}", thrown.ErrorRecord.FullyQualifiedErrorId);
        Assert.Equal("it took too long", thrown.Message);
        Assert.IsType<TimeoutException>(thrown.InnerException);
        Assert.Empty(command.Streams.Error);
        Assert.True(command.HadErrors);
        Assert.Equal(PSInvocationState.Failed, command.InvocationStateInfo.State);
    }

    [EngineFact]
    public void An_exception_is_wrapped_with_its_type_as_the_id()
    {
        using Shell shell = new();
        using PowerShell command = Fail(shell, FailMode.Throw);
        CmdletInvocationException thrown = Assert.Throws<CmdletInvocationException>(() => command.Invoke());
        Assert.Equal($"System.InvalidOperationException,{Type}", thrown.ErrorRecord.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.NotSpecified, thrown.ErrorRecord.CategoryInfo.Category);
        Assert.Equal("it broke", thrown.Message);
        Assert.IsType<InvalidOperationException>(thrown.InnerException);
    }

    [EngineFact]
    public void An_exception_that_holds_a_record_keeps_its_id()
    {
        using Shell shell = new();
        using PowerShell command = Fail(shell, FailMode.ThrowKnown);
        CmdletInvocationException thrown = Assert.Throws<CmdletInvocationException>(() => command.Invoke());
        Assert.Equal($"InvalidOperation,{Type}", thrown.ErrorRecord.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidOperation, thrown.ErrorRecord.CategoryInfo.Category);
        Assert.IsType<PSInvalidOperationException>(thrown.ErrorRecord.Exception);
    }

    [EngineFact]
    public void Stop_turns_the_first_error_into_an_exception()
    {
        using Shell shell = new();
        using PowerShell command = Fail(shell, FailMode.WriteTwo).AddParameter("ErrorAction", "Stop").AddParameter("ErrorVariable", "e");
        ActionPreferenceStopException thrown = Assert.Throws<ActionPreferenceStopException>(() => command.Invoke());
        Assert.Equal($"First,{Type}", thrown.ErrorRecord.FullyQualifiedErrorId);
        Assert.Contains("it took too long", thrown.Message, StringComparison.Ordinal);
        Assert.Empty(command.Streams.Error);
        Assert.Single(Assert.IsType<ArrayList>(shell.Runspace.SessionStateProxy.GetVariable("e")));
    }

    [EngineTheory]
    [InlineData(ActionPreference.SilentlyContinue, 0, 2)]
    [InlineData(ActionPreference.Continue, 2, 2)]
    [InlineData(ActionPreference.Ignore, 0, 0)]
    public void The_error_action_decides_where_errors_go(ActionPreference action, int inStream, int inVariable)
    {
        using Shell shell = new();
        using PowerShell command = Fail(shell, FailMode.WriteTwo).AddParameter("ErrorAction", action).AddParameter("ErrorVariable", "e");
        Assert.Equal(["after"], command.Invoke<string>());
        Assert.Equal(inStream, command.Streams.Error.Count);
        ArrayList variable = Assert.IsType<ArrayList>(shell.Runspace.SessionStateProxy.GetVariable("e"));
        Assert.Equal(inVariable, variable.OfType<ErrorRecord>().Count());
    }

    [EngineFact]
    public void The_preference_variable_counts_where_no_parameter_is_given()
    {
        using Shell shell = new();
        shell.Runspace.SessionStateProxy.SetVariable("ErrorActionPreference", ActionPreference.Stop);
        using PowerShell command = Fail(shell, FailMode.WriteError);
        Assert.Throws<ActionPreferenceStopException>(() => command.Invoke());
    }

    [EngineFact]
    public void A_plus_appends_to_the_error_variable()
    {
        using Shell shell = new();
        for (int i = 0; i < 2; i++)
        {
            using PowerShell command = Fail(shell, FailMode.WriteError).AddParameter("ErrorVariable", "+e");
            command.Invoke();
        }

        Assert.Equal(2, Assert.IsType<ArrayList>(shell.Runspace.SessionStateProxy.GetVariable("e")).Count);
    }

    [EngineFact]
    public void A_terminating_error_is_in_the_error_variable_too()
    {
        using Shell shell = new();
        using PowerShell command = Fail(shell, FailMode.Terminate).AddParameter("ErrorVariable", "e");
        Assert.Throws<CmdletInvocationException>(() => command.Invoke());
        ArrayList errors = Assert.IsType<ArrayList>(shell.Runspace.SessionStateProxy.GetVariable("e"));
        object only = Assert.Single(errors.Cast<object>())!;
        Assert.Equal($"BrokeForGood,{Type}", ((only as IContainsErrorRecord)?.ErrorRecord ?? (ErrorRecord)only).FullyQualifiedErrorId);
    }

    [EngineFact]
    public void A_cmdlet_that_says_it_was_stopped_ends_as_stopped()
    {
        using Shell shell = new();
        using PowerShell command = Fail(shell, FailMode.ThrowStopped);
        Assert.Empty(command.Invoke());
        Assert.Empty(command.Streams.Error);
        Assert.Equal(PSInvocationState.Stopped, command.InvocationStateInfo.State);
    }

    [EngineFact]
    public void An_unknown_command_is_not_found()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Test-Nothing");
        CommandNotFoundException thrown = Assert.Throws<CommandNotFoundException>(() => command.Invoke());
        Assert.Equal("Test-Nothing", thrown.CommandName);
        Assert.Equal("CommandNotFoundException", thrown.ErrorRecord.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, thrown.ErrorRecord.CategoryInfo.Category);
    }

    private static PowerShell Fail(Shell shell, FailMode mode)
    {
        return shell.Command("Test-Fail").AddParameter("Mode", mode);
    }
}
