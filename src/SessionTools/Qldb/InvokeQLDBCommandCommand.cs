using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using SessionTools.Clients.Qldb;
using SessionTools.Common;
using SessionTools.Ion;
using SessionTools.Qldb;
using PipelineResultTypes = System.Management.Automation.Runspaces.PipelineResultTypes;

namespace SessionTools.Commands;

[Cmdlet(VerbsLifecycle.Invoke, "QLDBCommand", DefaultParameterSetName = StatementSet, SupportsShouldProcess = true)]
[OutputType(typeof(PSObject), typeof(IonValue), typeof(string))]
public sealed partial class InvokeQLDBCommandCommand : TransactionCmdlet
{
    private const string StatementSet = "Statement";
    private const string DocumentSet = "Document";
    private const string ScriptBlockSet = "ScriptBlock";

    /// <summary>The service's limit of documents that one transaction writes.</summary>
    private const int MostDocuments = 40;

    /// <summary>A statement or several, which make one transaction.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = StatementSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = DocumentSet)]
    [ArgumentCompleter(typeof(StatementCompleter))]
    public object Statement { get; set; } = null!;

    /// <summary>The values of the question marks, in their order.</summary>
    [Parameter(Position = 1, ParameterSetName = StatementSet)]
    [Alias("Parameters")]
    [ParameterValues]
    [AllowNull]
    [AllowEmptyCollection]
    public object?[]? Parameter { get; set; }

    /// <summary>The value of the one question mark.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = DocumentSet)]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public object? InputObject { get; set; }

    /// <summary>How many documents make one transaction.</summary>
    [Parameter(ParameterSetName = DocumentSet)]
    [ValidateRange(1, MostDocuments)]
    public int BatchSize { get; set; } = 1;

    [Parameter(Mandatory = true, ParameterSetName = ScriptBlockSet)]
    public ScriptBlock ScriptBlock { get; set; } = null!;

    /// <summary>Not by property name: a document may well have a field of that name.</summary>
    [Parameter]
    [LiveObject]
    public new Connection? Connection
    {
        get => base.Connection;
        set => base.Connection = value;
    }

    private object?[]? GivenParameter =>
        Parameter ?? (MyInvocation.BoundParameters.ContainsKey(nameof(Parameter)) ? StatementReader.OneNull : null);

    protected override object? ErrorTarget => ParameterSetName switch
    {
        DocumentSet => InputObject,
        ScriptBlockSet => ScriptBlock,
        _ => Statement,
    };

    protected override void ProcessInput()
    {
        switch (ParameterSetName)
        {
            case DocumentSet:
                AddDocument();
                break;
            case ScriptBlockSet:
                RunScriptBlock();
                break;
            default:
                Run(StatementReader.Read(Statement, GivenParameter));
                break;
        }
    }

    protected override void EndInput()
    {
        try
        {
            SendBatch();
        }
        finally
        {
            WriteMetrics();
        }
    }

    private void Run(IReadOnlyList<StatementInput> given)
    {
        if (OpenTransaction() is { } open)
        {
            RunIn(open, given);
            return;
        }

        QLDBSession session = ChosenSession();
        StatementInput[] statements = given.Where(statement => MayRun(statement, session.LedgerName)).ToArray();
        if (statements.Length == 0)
        {
            return;
        }

        if (Buffer || !statements.All(statement => statement.IsRead))
        {
            foreach (IonValue value in RunWhole(session, statements))
            {
                WriteValue(value);
            }

            Array.ForEach(statements, statement => RunspaceState.Current.QldbNames.Add(session.LedgerName, statement));
        }
        else
        {
            RunStreaming(session, statements);
        }
    }

    /// <summary>What only reads runs always; what writes asks first, and is not sent under -WhatIf.</summary>
    private bool MayRun(StatementInput statement, string ledgerName) => statement.IsRead || ShouldProcess(ledgerName, statement.Text);

    /// <summary>Reads come as they are found; the last word is the commit's.</summary>
    private void RunStreaming(QLDBSession session, IReadOnlyList<StatementInput> statements)
    {
        bool emitted = false;
        RunHere(
            session,
            (_, transaction) =>
            {
                foreach (StatementInput statement in statements)
                {
                    IonValue? first = Execute(session.Connection, transaction, statement, value =>
                    {
                        emitted = true;
                        WriteValue(value);
                    });
                    RunspaceState.Current.QldbNames.Add(session.LedgerName, statement, first);
                }

                return true;
            },
            mayRetry: () => !emitted);
    }

    private void RunIn(QLDBTransaction open, IReadOnlyList<StatementInput> statements)
    {
        try
        {
            foreach (StatementInput statement in statements)
            {
                if (MayRun(statement, open.LedgerName))
                {
                    IonValue? first = Execute(open.Connection, open.Transaction, statement, WriteValue);
                    RunspaceState.Current.QldbNames.Add(open.LedgerName, statement, first);
                }
            }
        }
        catch (SessionToolsException exception) when (open.OfScriptBlock)
        {
            // Nothing less ends a script block whatever $ErrorActionPreference is.
            open.Failure ??= exception;
            throw new PipelineStoppedException();
        }
        catch (SessionToolsException exception) when (!open.IsOpen && exception is not QldbStateException)
        {
            Await(stop => open.Execution.RecoverAsync(exception, mayRetry: false, stop));
            throw;
        }
    }

    private void RunScriptBlock()
    {
        QLDBSession session = ChosenSession();
        if (OpenTransaction() is { } open)
        {
            throw new QldbStateException(
                QldbStateProblem.TransactionOpen,
                $"Transaction {open} is open in ledger '{open.LedgerName}'. End it before a script block begins another.");
        }

        if (ShouldProcess(session.LedgerName, "Run the script block as a transaction"))
        {
            Collection<PSObject> output = RunHere(
                session,
                (execution, transaction) => InvokeBlock(new QLDBTransaction(session, execution, transaction, ofScriptBlock: true)),
                mayRetry: () => true);
            WriteObject(output, enumerateCollection: true);
        }
    }

    private Collection<PSObject> InvokeBlock(QLDBTransaction transaction)
    {
        QldbSessions sessions = Sessions;
        sessions.Open(transaction);
        try
        {
            // Unlike ScriptBlock.Invoke, this writes the block's errors to those of the cmdlet.
            Collection<PSObject> output = InvokeCommand.InvokeScript("& $args[0] $args[1]", useNewScope: true, PipelineResultTypes.Error, input: null, ScriptBlock, transaction);
            return transaction.Failure is { } failure ? throw failure : output;
        }
        catch (RuntimeException) when (transaction.Failure is { } failure)
        {
            throw failure;
        }
        finally
        {
            sessions.Close(transaction);
        }
    }
}
