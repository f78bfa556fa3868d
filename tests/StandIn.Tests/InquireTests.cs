using System.Management.Automation;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StandIn.Tests;

public sealed class InquireTests
{
    [EngineFact]
    public void An_error_can_be_asked_about_and_accepted()
    {
        AnsweringHost host = new("&Yes", "&Yes");
        using Shell shell = new(host);
        using PowerShell command = Fail(shell);
        Assert.Equal(["after"], command.Invoke<string>());
        Assert.Equal(2, command.Streams.Error.Count);
        Assert.Equal(["it took too long", "it took too long"], host.Questions);
    }

    [EngineFact]
    public void All_errors_can_be_accepted_at_once()
    {
        AnsweringHost host = new("Yes to &All");
        using Shell shell = new(host);
        using PowerShell command = Fail(shell);
        command.Invoke();
        Assert.Equal(2, command.Streams.Error.Count);
        Assert.Single(host.Questions);
    }

    [EngineFact]
    public void Halting_stops_the_command()
    {
        AnsweringHost host = new("&Halt Command");
        using Shell shell = new(host);
        using PowerShell command = Fail(shell);
        Assert.Throws<ActionPreferenceStopException>(() => command.Invoke());
        Assert.Empty(command.Streams.Error);
    }

    [EngineFact]
    public void A_warning_can_be_asked_about()
    {
        AnsweringHost host = new("&Yes");
        using Shell shell = new(host);
        using PowerShell command = shell.Command("Test-Streams").AddParameter("WarningAction", "Inquire");
        Assert.Equal(["object"], command.Invoke<string>());
        Assert.Single(command.Streams.Warning);
        Assert.Single(host.Questions);
    }

    private static PowerShell Fail(Shell shell)
    {
        return shell.Command("Test-Fail").AddParameter("Mode", "WriteTwo").AddParameter("ErrorAction", "Inquire");
    }
}
