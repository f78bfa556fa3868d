using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SessionTools.Ion;
using SessionTools.Ledger.Transactions;

namespace SessionTools.Ledger.Tests.Transactions;

/// <summary>
/// Transactions that get into each other's way. A document is <c>{d, w, k, n}</c>: <c>d</c> names it, <c>w</c> is a token that every
/// write sets anew, so that whoever reads a document tells which revision it was.
/// </summary>
internal sealed class RandomTransactions(LedgerDatabase database, int seed)
{
    private const int Keys = 6;
    private const int Tables = 2;

    private static readonly string[] s_setUp = ["CREATE TABLE T", "CREATE INDEX ON T (k)"];

    private readonly Random _random = new(seed);
    private int _tokens;

    /// <summary>Makes the table and its first documents.</summary>
    public static async Task SetUpAsync(LedgerDatabase database)
    {
        foreach (string statement in s_setUp)
        {
            RecordedTransaction transaction = new(database);
            transaction.Run(statement);
            await transaction.CommitAsync();
        }

        RandomTransactions first = new(database, seed: 0);
        RecordedTransaction documents = new(database);
        for (int key = 0; key < Keys; key++)
        {
            documents.Run("INSERT INTO T ?", first.Document(documents, key));
        }

        await documents.CommitAsync();
    }

    /// <summary>Runs one transaction of one to four statements.</summary>
    public async Task<TransactionRecord> RunAsync()
    {
        RecordedTransaction transaction = new(database);
        if (_random.Next(12) == 0)
        {
            ChangeCatalog(transaction);
        }
        else
        {
            ReadById(transaction);
        }

        for (int count = _random.Next(4); count > 0; count--)
        {
            await Task.Yield();
            RunStatement(transaction);
        }

        return await transaction.CommitAsync();
    }

    private void RunStatement(RecordedTransaction transaction)
    {
        int key = _random.Next(Keys);
        int number = _random.Next(100);
        string table = "U" + _random.Next(Tables);
        switch (_random.Next(9))
        {
            case 0:
                transaction.Run("SELECT d, w, n FROM T WHERE k = ?", key);
                break;
            case 1:
                transaction.Run("SELECT d, w, k FROM T WHERE n > ?", number);
                break;
            case 2:
                transaction.Run("SELECT SUM(n) AS total, COUNT(*) AS documents FROM T");
                break;
            case 3 or 4:
                transaction.Run("UPDATE T SET n = n + ?, w = ? WHERE k = ?", number, Token(transaction), key);
                break;
            case 5:
                transaction.Run("UPDATE T SET k = ?, w = ? WHERE k = ? AND n > ?", _random.Next(Keys), Token(transaction), key, number);
                break;
            case 6:
                transaction.Run("INSERT INTO T ?", Document(transaction, key));
                break;
            case 7:
                transaction.Run("DELETE FROM T WHERE k = ? AND n > ?", key, number);
                break;
            default:
                transaction.Run($"SELECT d, w FROM {table} WHERE k = ?", key);
                transaction.Run($"INSERT INTO {table} ?", Document(transaction, key));
                break;
        }
    }

    /// <summary>Reads or changes one document by its id.</summary>
    private void ReadById(RecordedTransaction transaction)
    {
        IReadOnlyList<string> found = transaction.Run("SELECT id, d, w FROM T BY id WHERE k = ?", _random.Next(Keys));
        if (found.Count == 0)
        {
            return;
        }

        IonValue id = ((IonStruct)IonValue.Parse(found[_random.Next(found.Count)]))["id"];
        switch (_random.Next(4))
        {
            case 0:
                transaction.Run("UPDATE T BY id SET n = n + 1, w = ? WHERE id = ?", Token(transaction), id);
                break;
            case 1:
                transaction.Run("DELETE FROM T BY id WHERE id = ?", id);
                break;
            default:
                transaction.Run("SELECT d, w, k, n FROM T BY id WHERE id = ?", id);
                break;
        }
    }

    private void ChangeCatalog(RecordedTransaction transaction)
    {
        string table = "U" + _random.Next(Tables);
        switch (_random.Next(4))
        {
            case 0:
                transaction.Run("CREATE TABLE " + table);
                break;
            case 1:
                transaction.Run("DROP TABLE " + table);
                break;
            case 2:
                transaction.Run("CREATE INDEX ON T (n)");
                break;
            default:
                DropIndex(transaction);
                break;
        }
    }

    private static void DropIndex(RecordedTransaction transaction)
    {
        IReadOnlyList<string> found = transaction.Run(
            "SELECT VALUE i.indexId FROM information_schema.user_tables AS t, t.indexes AS i WHERE t.name = 'T' AND i.expr = '[n]'");
        foreach (string index in found.Where(row => !row.StartsWith("error", StringComparison.Ordinal)))
        {
            transaction.Run($"DROP INDEX {index} ON T WITH (purge = true)");
        }
    }

    private IonStruct Document(RecordedTransaction transaction, int key)
    {
        string token = Token(transaction);
        return new IonStruct(("d", token), ("w", token), ("k", key), ("n", _random.Next(50)));
    }

    private string Token(RecordedTransaction transaction) => $"{transaction.Id}.{_tokens++}";
}
