using System.Collections.ObjectModel;
using System.Management.Automation.Host;

namespace System.Management.Automation;

internal enum ConfirmationAnswer
{
    Yes,
    YesToAll,
    No,
    NoToAll,
    Halt,
}

/// <summary>Asks the host, and remembers the answers that are meant for the rest of the command too.</summary>
internal sealed class Confirmation
{
    private static readonly ConfirmationAnswer[] s_one = [ConfirmationAnswer.Yes, ConfirmationAnswer.No];

    private static readonly ConfirmationAnswer[] s_all =
        [ConfirmationAnswer.Yes, ConfirmationAnswer.YesToAll, ConfirmationAnswer.No, ConfirmationAnswer.NoToAll];

    private static readonly ConfirmationAnswer[] s_orHalt =
        [ConfirmationAnswer.Yes, ConfirmationAnswer.YesToAll, ConfirmationAnswer.Halt];

    private readonly PSHost _host;

    public Confirmation(PSHost host)
    {
        _host = host;
    }

    public bool? Remembered { get; private set; }

    public bool AskAndRemember(string query, string? caption)
    {
        ConfirmationAnswer answer = Ask(query, caption, withAll: true);
        Remembered = answer switch
        {
            ConfirmationAnswer.YesToAll => true,
            ConfirmationAnswer.NoToAll => false,
            _ => null,
        };
        return answer is ConfirmationAnswer.Yes or ConfirmationAnswer.YesToAll;
    }

    public ConfirmationAnswer Ask(string? query, string? caption, bool withAll)
    {
        return Ask(query, caption, withAll ? s_all : s_one);
    }

    public ConfirmationAnswer AskOrHalt(string query)
    {
        return Ask(query, null, s_orHalt);
    }

    private ConfirmationAnswer Ask(string? query, string? caption, ConfirmationAnswer[] answers)
    {
        PSHostUserInterface ui = _host.UI ?? throw NotInteractive();
        Collection<ChoiceDescription> choices = [];
        foreach (ConfirmationAnswer answer in answers)
        {
            choices.Add(new ChoiceDescription(Label(answer)));
        }

        int chosen = ui.PromptForChoice(caption ?? "Confirm", query ?? string.Empty, choices, 0);
        return answers[chosen];
    }

    private static string Label(ConfirmationAnswer answer)
    {
        return answer switch
        {
            ConfirmationAnswer.Yes => "&Yes",
            ConfirmationAnswer.YesToAll => "Yes to &All",
            ConfirmationAnswer.No => "&No",
            ConfirmationAnswer.Halt => "&Halt Command",
            _ => "No to A&ll",
        };
    }

    private static HostException NotInteractive()
    {
        return new HostException(
            "A command that prompts the user failed because the host program or the command type does not support user interaction.",
            null,
            "HostFunctionNotImplemented",
            ErrorCategory.NotImplemented);
    }
}
