using System;
using System.Management.Automation;
using System.Management.Automation.Host;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StandIn.Tests;

public sealed class ConfirmationTests
{
    [EngineFact]
    public void Medium_impact_asks_nothing()
    {
        using Shell shell = new();
        Assert.Equal(["True None"], shell.Run("Set-Thing"));
    }

    [EngineFact]
    public void What_if_does_nothing_and_says_so()
    {
        AnsweringHost host = new();
        using Shell shell = new(host);
        Assert.Equal(["False WhatIf"], shell.Run("Set-Thing", ("WhatIf", true)));
        Assert.Equal(["What if: describe"], host.Lines);
    }

    [EngineFact]
    public void The_what_if_variable_counts_until_the_parameter_contradicts()
    {
        using Shell shell = new();
        shell.Runspace.SessionStateProxy.SetVariable("WhatIfPreference", true);
        Assert.Equal(["False WhatIf"], shell.Run("Set-Thing"));
        Assert.Equal(["True None"], shell.Run("Set-Thing", ("WhatIf", false)));
    }

    [EngineFact]
    public void Verbose_tells_what_is_done()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Set-Thing").AddParameter("Verbose");
        command.Invoke();
        Assert.Equal("describe", Assert.Single(command.Streams.Verbose).Message);
    }

    [EngineFact]
    public void High_impact_asks_and_an_engine_without_a_user_fails()
    {
        using Shell shell = new();
        using PowerShell command = shell.Command("Remove-Thing");
        CmdletInvocationException thrown = Assert.Throws<CmdletInvocationException>(() => command.Invoke());
        Assert.IsAssignableFrom<HostException>(thrown.InnerException);
        Assert.Equal(
            "HostFunctionNotImplemented,SessionTools.StandIn.Tests.RemoveThingCommand", thrown.ErrorRecord.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.NotImplemented, thrown.ErrorRecord.CategoryInfo.Category);
    }

    [EngineFact]
    public void Confirm_false_asks_nothing()
    {
        using Shell shell = new();
        Assert.Equal(["thing True"], shell.Run("Remove-Thing", ("Confirm", false)));
    }

    [EngineTheory]
    [InlineData("None", "thing True")]
    [InlineData("Medium", null)]
    public void The_confirm_variable_sets_the_limit(string limit, string? expected)
    {
        using Shell shell = new();
        shell.Runspace.SessionStateProxy.SetVariable("ConfirmPreference", limit);
        if (expected is null)
        {
            Assert.Throws<CmdletInvocationException>(() => shell.Run("Set-Thing"));
        }
        else
        {
            Assert.Equal([expected], shell.Run("Remove-Thing"));
        }
    }

    [EngineFact]
    public void Confirm_asks_even_for_little()
    {
        AnsweringHost host = new("&Yes");
        using Shell shell = new(host);
        Assert.Equal(["True None"], shell.Run("Set-Thing", ("Confirm", true)));
        Assert.Equal(["warn?"], host.Questions);
    }

    [EngineFact]
    public void The_question_names_operation_and_target()
    {
        AnsweringHost host = new("&No");
        using Shell shell = new(host);
        Assert.Equal(["thing False"], shell.Run("Remove-Thing"));
        Assert.Contains("Performing the operation \"Remove\" on target \"thing\".", Assert.Single(host.Questions), StringComparison.Ordinal);
    }

    [EngineTheory]
    [InlineData("Yes to &All", "a True", "b True")]
    [InlineData("No to A&ll", "a False", "b False")]
    public void An_answer_for_all_holds_for_the_rest_of_the_command(string answer, string first, string second)
    {
        AnsweringHost host = new(answer);
        using Shell shell = new(host);
        using PowerShell command = shell.Command("Remove-Thing");
        Assert.Equal([first, second], command.Feed("a", "b"));
        Assert.Single(host.Questions);
    }

    [EngineFact]
    public void Should_continue_always_asks()
    {
        AnsweringHost host = new("&No");
        using Shell shell = new(host);
        Assert.Equal(["thing False"], shell.Run("Confirm-Thing", ("Confirm", false)));
        Assert.Equal(["Sure about thing?"], host.Questions);
    }

    [EngineFact]
    public void Should_continue_remembers_an_answer_for_all()
    {
        AnsweringHost host = new("&Yes", "Yes to &All");
        using Shell shell = new(host);
        using PowerShell command = shell.Command("Confirm-Thing").AddParameter("All");
        Assert.Equal(["a True", "b True", "c True"], command.Feed("a", "b", "c"));
        Assert.Equal(2, host.Questions.Count);
    }

    [EngineFact]
    public void Asked_parameters_exist_only_where_declared()
    {
        using Shell shell = new();
        Assert.Throws<ParameterBindingException>(() => shell.Run("Test-Count", ("Count", 1), ("WhatIf", true)));
    }
}
