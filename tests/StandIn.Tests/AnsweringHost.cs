using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace SessionTools.StandIn.Tests;

/// <summary>A host whose user answers each question with the choice of that label.</summary>
internal sealed class AnsweringHost : PSHost
{
    private readonly AnsweringInterface _ui;

    public AnsweringHost(params string[] answers)
    {
        _ui = new AnsweringInterface(new Queue<string>(answers));
    }

    public IReadOnlyList<string> Questions => _ui.Questions;

    public IReadOnlyList<string> Lines => _ui.Lines;

    public override string Name => "Answering";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _ui;

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override void SetShouldExit(int exitCode)
    {
    }

    public override void EnterNestedPrompt()
    {
    }

    public override void ExitNestedPrompt()
    {
    }

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    private sealed class AnsweringInterface : PSHostUserInterface
    {
        private readonly Queue<string> _answers;

        public AnsweringInterface(Queue<string> answers)
        {
            _answers = answers;
        }

        public List<string> Questions { get; } = [];

        public List<string> Lines { get; } = [];

        public override PSHostRawUserInterface RawUI => null!;

        public override int PromptForChoice(
            string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
        {
            Questions.Add(message);
            string answer = _answers.Dequeue();
            for (int i = 0; i < choices.Count; i++)
            {
                if (choices[i].Label == answer)
                {
                    return i;
                }
            }

            throw new InvalidOperationException($"There is no choice {answer}.");
        }

        public override Dictionary<string, PSObject> Prompt(
            string caption, string message, Collection<FieldDescription> descriptions)
        {
            throw new NotSupportedException();
        }

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName)
        {
            throw new NotSupportedException();
        }

        public override PSCredential PromptForCredential(
            string caption,
            string message,
            string userName,
            string targetName,
            PSCredentialTypes allowedCredentialTypes,
            PSCredentialUIOptions options)
        {
            throw new NotSupportedException();
        }

        public override string ReadLine()
        {
            throw new NotSupportedException();
        }

        public override SecureString ReadLineAsSecureString()
        {
            throw new NotSupportedException();
        }

        public override void Write(string value)
        {
            Lines.Add(value);
        }

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
        {
            Lines.Add(value);
        }

        public override void WriteLine(string value)
        {
            Lines.Add(value);
        }

        public override void WriteDebugLine(string message)
        {
        }

        public override void WriteErrorLine(string value)
        {
        }

        public override void WriteVerboseLine(string message)
        {
        }

        public override void WriteWarningLine(string message)
        {
        }

        public override void WriteProgress(long sourceId, ProgressRecord record)
        {
        }
    }
}
