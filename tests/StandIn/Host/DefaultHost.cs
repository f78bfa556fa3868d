using System.Globalization;

namespace System.Management.Automation.Host;

/// <summary>The host of a runspace that was given none: it has no user to ask.</summary>
internal sealed class DefaultHost : PSHost
{
    public override string Name => "Default Host";

    public override Version Version { get; } = typeof(PSHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface? UI => null;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override void SetShouldExit(int exitCode)
    {
    }

    public override void EnterNestedPrompt()
    {
        throw new PSNotImplementedException();
    }

    public override void ExitNestedPrompt()
    {
        throw new PSNotImplementedException();
    }

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
