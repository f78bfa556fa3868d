using System;
using System.Collections.Immutable;
using SessionTools.Ion;
using SessionTools.Ledger.Catalog;
using SessionTools.Ledger.Storage;

namespace SessionTools.Ledger.Journal;

/// <summary>Statements, documents, redactions and catalog changes.</summary>
internal sealed partial class BlockParser
{
    private void ReadTransactionInfo(ref IonReader reader)
    {
        uint seen = 0;
        Enter(ref reader, IonType.Struct, BlockFields.TransactionInfo);
        for (int field; (field = BlockShapes.TransactionInfo.Next(ref reader, ref seen, isStrict)) >= 0;)
        {
            if (field == 0)
            {
                ReadStatements(ref reader);
            }
            else
            {
                ReadDocuments(ref reader);
            }
        }

        reader.StepOut();
    }

    private void ReadStatements(ref IonReader reader)
    {
        ImmutableArray<ExecutedStatement>.Builder statements = ImmutableArray.CreateBuilder<ExecutedStatement>();
        Enter(ref reader, IonType.List, BlockFields.Statements);
        while (reader.Read())
        {
            string text = "";
            DateTimeOffset start = default;
            ReadOnlyMemory<byte> digest = default;
            uint seen = 0;
            Enter(ref reader, IonType.Struct, BlockFields.Statement);
            for (int field; (field = BlockShapes.Statement.Next(ref reader, ref seen, isStrict)) >= 0;)
            {
                text = field == 0 ? ReadString(ref reader, BlockFields.Statement) : text;
                start = field == 1 ? ReadTime(ref reader, BlockFields.StartTime) : start;
                digest = field == 2 ? ReadHash(ref reader, BlockFields.StatementDigest) : digest;
            }

            reader.StepOut();
            statements.Add(new ExecutedStatement(text, start, digest));
        }

        reader.StepOut();
        _statements = statements.DrainToImmutable();
    }

    private void ReadDocuments(ref IonReader reader)
    {
        ImmutableArray<JournalDocument>.Builder documents = ImmutableArray.CreateBuilder<JournalDocument>();
        Enter(ref reader, IonType.Struct, BlockFields.Documents);
        while (reader.Read())
        {
            string id = reader.FieldName.Text ?? throw new JournalFormatException("The id of a document has no text.");
            documents.Add(ReadDocument(ref reader, id));
        }

        reader.StepOut();
        _documents = documents.DrainToImmutable();
    }

    private JournalDocument ReadDocument(ref IonReader reader, string id)
    {
        string name = "";
        string tableId = "";
        ImmutableArray<int> statements = [];
        uint seen = 0;
        Enter(ref reader, IonType.Struct, BlockFields.Documents);
        for (int field; (field = BlockShapes.Document.Next(ref reader, ref seen, isStrict)) >= 0;)
        {
            name = field == 0 ? ReadString(ref reader, BlockFields.TableName) : name;
            tableId = field == 1 ? ReadString(ref reader, BlockFields.TableId) : tableId;
            statements = field == 2 ? ReadStatementNumbers(ref reader) : statements;
        }

        reader.StepOut();
        return new JournalDocument(id, name, tableId, statements);
    }

    private static ImmutableArray<int> ReadStatementNumbers(ref IonReader reader)
    {
        ImmutableArray<int>.Builder numbers = ImmutableArray.CreateBuilder<int>(1);
        Enter(ref reader, IonType.List, BlockFields.Statements);
        while (reader.Read())
        {
            numbers.Add((int)Math.Clamp(ReadInt(ref reader, BlockFields.Statements), -1, int.MaxValue));
        }

        reader.StepOut();
        return numbers.DrainToImmutable();
    }

    private void ReadRedactionInfo(ref IonReader reader)
    {
        ImmutableArray<RedactedRevision>.Builder redactions = ImmutableArray.CreateBuilder<RedactedRevision>();
        uint seen = 0;
        Enter(ref reader, IonType.Struct, BlockFields.RedactionInfo);
        while (BlockShapes.RedactionInfo.Next(ref reader, ref seen, isStrict) >= 0)
        {
            Enter(ref reader, IonType.List, BlockFields.RedactionInfo);
            while (reader.Read())
            {
                redactions.Add(ReadRedaction(ref reader));
            }

            reader.StepOut();
        }

        reader.StepOut();
        _redactions = redactions.DrainToImmutable();
    }

    private RedactedRevision ReadRedaction(ref IonReader reader)
    {
        RedactedRevision redaction = default;
        uint seen = 0;
        Enter(ref reader, IonType.Struct, BlockFields.RedactionInfo);
        for (int field; (field = BlockShapes.Redaction.Next(ref reader, ref seen, isStrict)) >= 0;)
        {
            redaction = field switch
            {
                0 => redaction with { Address = ReadAddress(ref reader) },
                1 => redaction with { TableId = ReadString(ref reader, BlockFields.TableId) },
                2 => redaction with { DocumentId = ReadString(ref reader, BlockFields.DocumentId) },
                _ => redaction with { Version = ReadInt(ref reader, BlockFields.Version) },
            };
        }

        reader.StepOut();
        return redaction;
    }

    private void ReadSystemInfo(ref IonReader reader)
    {
        uint seen = 0;
        Enter(ref reader, IonType.Struct, BlockFields.SystemInfo);
        for (int field; (field = BlockShapes.SystemInfo.Next(ref reader, ref seen, isStrict: true)) >= 0;)
        {
            if (field == 0 && ReadInt(ref reader, BlockFields.FormatVersion) is var version and not BlockFormat.SystemVersion)
            {
                throw new JournalFormatException("systemInfo has the version " + version + ", which is unknown here.");
            }

            if (field == 1)
            {
                ReadCatalogChanges(ref reader);
            }
        }

        reader.StepOut();
    }

    private void ReadCatalogChanges(ref IonReader reader)
    {
        ImmutableArray<CatalogChange>.Builder changes = ImmutableArray.CreateBuilder<CatalogChange>();
        Enter(ref reader, IonType.List, BlockFields.CatalogChanges);
        while (reader.Read())
        {
            changes.Add(ReadCatalogChange(ref reader));
        }

        reader.StepOut();
        _catalogChanges = changes.DrainToImmutable();
    }

    private static CatalogChange ReadCatalogChange(ref IonReader reader)
    {
        CatalogChange change = new(default, "", "");
        uint seen = 0;
        Enter(ref reader, IonType.Struct, BlockFields.CatalogChanges);
        for (int field; (field = BlockShapes.CatalogChange.Next(ref reader, ref seen, isStrict: true)) >= 0;)
        {
            change = field switch
            {
                0 => change with { Kind = ReadKind(ref reader) },
                1 => change with { TableId = ReadString(ref reader, BlockFields.TableId) },
                2 => change with { TableName = ReadString(ref reader, BlockFields.TableName) },
                3 => change with { IndexId = ReadString(ref reader, BlockFields.IndexId) },
                _ => change with { Field = ReadString(ref reader, BlockFields.Field) },
            };
        }

        reader.StepOut();
        bool isOfIndex = change.Kind is CatalogChangeKind.CreateIndex or CatalogChangeKind.DropIndex;
        return isOfIndex == (change.IndexId is not null) && isOfIndex == (change.Field is not null)
            ? change
            : throw new JournalFormatException("A catalog change names an index and a field if and only if it is one of an index.");
    }

    private static CatalogChangeKind ReadKind(ref IonReader reader)
    {
        string name = ReadString(ref reader, BlockFields.Change);
        return CatalogChangeNames.Find(name)
            ?? throw new JournalFormatException("The catalog change " + name + " is unknown here.");
    }
}
