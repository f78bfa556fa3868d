using System;
using System.Collections.Generic;
using System.Linq;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Common;
using SessionTools.Qldb;

namespace SessionTools.Commands;

/// <summary>The documents of one statement, some of which make a transaction.</summary>
public sealed partial class InvokeQLDBCommandCommand
{
    private readonly List<BatchedDocument> _batch = [];
    private int _documents;

    private void AddDocument()
    {
        _documents++;
        if (ReadDocument() is { } statement)
        {
            _batch.Add(new BatchedDocument(_documents, statement, InputObject));
        }

        if (_batch.Count >= BatchSize || OpenTransaction() is not null)
        {
            SendBatch();
        }
    }

    /// <returns>Null where the document has no form in Ion, which is reported.</returns>
    private StatementInput? ReadDocument()
    {
        try
        {
            return StatementReader.Read(Statement, [InputObject]).Single();
        }
        catch (IonConversionException exception)
        {
            Report(exception, InputObject, $"Document {_documents}");
            return null;
        }
    }

    /// <summary>The documents of one transaction. Where it fails the error carries them.</summary>
    private void SendBatch()
    {
        if (_batch.Count == 0)
        {
            return;
        }

        BatchedDocument[] batch = _batch.ToArray();
        _batch.Clear();
        try
        {
            Run(batch.Select(item => item.Statement).ToArray());
        }
        catch (SessionToolsException exception)
        {
            Report(exception, batch);
        }
    }

    /// <summary>An error of the document that was refused, where one was; else of all, because they are one transaction.</summary>
    private void Report(SessionToolsException exception, BatchedDocument[] batch)
    {
        bool isRefusal = exception is InvalidParameterException or ServiceException { Kind: ErrorKind.BadRequest };
        BatchedDocument? refused = batch.Length == 1 ? batch[0] : isRefusal ? Array.Find(batch, item => ReferenceEquals(item.Statement, Executing)) : null;
        string numbers = $"{batch[0].Number} to {batch[^1].Number}";
        if (refused is null)
        {
            Report(exception, batch.Select(item => item.Document).ToArray(), $"Documents {numbers}");
        }
        else
        {
            Report(exception, refused.Document, $"Document {refused.Number}" + (batch.Length == 1 ? "" : $" (documents {numbers} are one transaction)"));
        }
    }
}
