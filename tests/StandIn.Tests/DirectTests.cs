using System;
using System.Linq;
using System.Management.Automation;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.StandIn.Tests;

public sealed class DirectTests
{
    [EngineFact]
    public void A_cmdlet_runs_without_a_pipeline()
    {
        TestPlainCommand command = new() { Count = 4 };
        object[] expected = ["begin", true, 4, 5, "end"];
        Assert.Equal(expected, command.Invoke().Cast<object>());
    }

    [EngineFact]
    public void Without_a_pipeline_an_error_is_its_exception()
    {
        TestPlainCommand command = new() { Fail = true };
        Assert.Throws<TimeoutException>(() => command.Invoke<object>().ToArray());
    }

    [EngineFact]
    public void A_cmdlet_with_a_session_needs_a_pipeline()
    {
        TestCountCommand command = new() { Count = 1 };
        Assert.Throws<InvalidOperationException>(() => command.Invoke<int>().ToArray());
    }

    [EngineFact]
    public void A_cmdlet_without_a_runtime_cannot_write()
    {
        Assert.Throws<NotImplementedException>(() => new TestPlainCommand().WriteObject(1));
    }
}
