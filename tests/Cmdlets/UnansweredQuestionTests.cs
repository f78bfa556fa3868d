using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SessionTools.Commands;
using SessionTools.EngineTests;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

/// <summary>A question that ShouldProcess cannot ask, as under -NonInteractive, is the engine's error and ends the command.</summary>
public sealed class UnansweredQuestionTests
{
    [EngineFact]
    public void What_the_engine_throws_goes_through()
    {
        Outcome outcome = Run(new PSInvalidOperationException("Nobody can be asked."));
        Assert.NotNull(outcome.Terminating);
        Assert.Equal(("InvalidOperation", ErrorCategory.InvalidOperation), (outcome.ErrorId, outcome.Error.CategoryInfo.Category));
    }

    [EngineFact]
    public void Anything_else_that_is_unexpected_concerns_one_input()
    {
        Outcome outcome = Run(new InvalidOperationException("A bug."));
        Assert.Null(outcome.Terminating);
        Assert.Equal("UnexpectedError", outcome.ErrorId);
    }

    private static Outcome Run(Exception exception)
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Test-Question", typeof(TestQuestionCommand), null));
        using Runspace runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        PowerShell pipeline = PowerShell.Create();
        pipeline.Runspace = runspace;
        return Outcome.Of(pipeline.AddCommand("Test-Question").AddParameter("Thrown", exception));
    }

    [Cmdlet(VerbsDiagnostic.Test, "Question")]
    public sealed class TestQuestionCommand : SessionToolsCmdlet
    {
        [Parameter(Mandatory = true)]
        public Exception Thrown { get; set; } = null!;

        protected override void ProcessInput() => throw Thrown;
    }
}
