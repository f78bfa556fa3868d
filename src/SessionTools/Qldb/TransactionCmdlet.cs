using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Management.Automation;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Qldb;
using SessionTools.Errors;
using SessionTools.Ion;
using SessionTools.Qldb;

namespace SessionTools.Commands;

/// <summary>The base of what runs statements: transactions with retry on the pipeline's thread, values as they are wanted, totals.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TransactionCmdlet : QldbCmdlet
{
    private readonly QldbTotals _totals = new();

    /// <summary>How often a transaction is done again where the rules of QLDB's drivers allow it.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int RetryLimit { get; set; } = QldbRetryPolicy.DefaultRetryLimit;

    /// <summary>Doing it twice does no harm: a commit whose answer was lost is done again.</summary>
    [Parameter]
    public SwitchParameter Idempotent { get; set; }

    /// <summary>Exact values instead of objects.</summary>
    [Parameter]
    public SwitchParameter AsIon { get; set; }

    /// <summary>Ion text instead of objects.</summary>
    [Parameter]
    public SwitchParameter AsIonText { get; set; }

    /// <summary>Emits nothing before the commit.</summary>
    [Parameter]
    public SwitchParameter Buffer { get; set; }

    /// <summary>The variable that takes the totals of IO and time; with a + before its name they are added to what it has.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? MetricsVariable { get; set; }

    private protected QldbRetryPolicy Policy => new() { RetryLimit = RetryLimit, Idempotent = Idempotent };

    /// <summary>The statement that is under way; null between statements and while a transaction begins or commits.</summary>
    private protected StatementInput? Executing { get; private set; }

    protected override void BeginInput()
    {
        base.BeginInput();
        RequireOneOf((nameof(AsIon), AsIon), (nameof(AsIonText), AsIonText));
        if (MetricsVariable is null)
        {
            return;
        }

        if (ResultVariable.Parse(MetricsVariable) is not { } variable)
        {
            Refuse(nameof(MetricsVariable), "takes the name of a variable without $, perhaps with a + before it", MetricsVariable);
        }
        else if (variable.FindObstacle(SessionState.PSVariable, new QLDBMetrics(_totals)) is { } obstacle)
        {
            Refuse(nameof(MetricsVariable), obstacle, MetricsVariable);
        }
    }

    /// <summary>The totals, when all is done.</summary>
    private protected void WriteMetrics()
    {
        QLDBMetrics metrics = new(_totals);
        WriteVerbose($"{metrics.TransactionCount} transactions in {metrics.AttemptCount} attempts, {metrics.StatementCount} statements, "
            + $"{metrics.ReadIOs ?? 0} read IOs, {metrics.WriteIOs ?? 0} write IOs, "
            + $"{metrics.ProcessingTimeMilliseconds ?? 0} ms of the service, {metrics.ElapsedMilliseconds} ms in all.");
        if (MetricsVariable is not null)
        {
            Keep(metrics, ResultVariable.Parse(MetricsVariable)!);
        }
    }

    /// <summary>The variable may have got a type, or become read-only, since it was looked at.</summary>
    private void Keep(QLDBMetrics metrics, ResultVariable variable)
    {
        if (variable.FindObstacle(SessionState.PSVariable, metrics) is { } obstacle)
        {
            WriteError(ErrorRecords.From(new InvalidParameterException(new ConstraintViolation(nameof(MetricsVariable), obstacle, MetricsVariable)), this, MetricsVariable));
            return;
        }

        variable.Set(SessionState.PSVariable, metrics);
    }

    /// <summary>Runs a transaction whose body needs the pipeline's thread.</summary>
    /// <param name="session">Where.</param>
    /// <param name="body">What is to be done in each attempt.</param>
    /// <param name="mayRetry">Whether nobody has seen anything of the attempt that failed.</param>
    private protected T RunHere<T>(QLDBSession session, Func<QldbExecution, QldbTransaction, T> body, Func<bool> mayRetry)
    {
        using QldbExecution execution = new(session.Pool, Policy);
        bool committed = false;
        try
        {
            while (true)
            {
                QldbTransaction transaction = AwaitHere(session.Connection, execution.BeginAsync);
                try
                {
                    T result = body(execution, transaction);
                    AwaitHere(session.Connection, execution.CommitAsync);
                    committed = true;
                    return result;
                }
                catch (Exception exception)
                {
                    if (!execution.RecoverAsync(exception, mayRetry(), StopToken).GetAwaiter().GetResult())
                    {
                        throw;
                    }
                }
            }
        }
        finally
        {
            _totals.Add(execution, committed);
        }
    }

    /// <summary>Runs a transaction of statements as a whole, away from the pipeline's thread.</summary>
    /// <returns>The values of all statements, once they are committed.</returns>
    private protected IReadOnlyList<IonValue> RunWhole(QLDBSession session, IReadOnlyList<StatementInput> statements)
    {
        using QldbExecution execution = new(session.Pool, Policy);
        bool committed = false;
        try
        {
            IReadOnlyList<IonValue> values = AwaitHere(session.Connection, stop => execution.RunAsync(
                async (transaction, token) =>
                {
                    List<IonValue> all = [];
                    foreach (StatementInput statement in statements)
                    {
                        Begin(statement);
                        StatementResult result = await transaction.ExecuteAsync(statement.Text, statement.Parameters, token).ConfigureAwait(false);
                        all.AddRange(await result.ReadAllAsync().ConfigureAwait(false));
                        Executing = null;
                    }

                    return all;
                },
                stop));
            committed = true;
            return values;
        }
        finally
        {
            _totals.Add(execution, committed);
        }
    }

    /// <summary>Executes a statement and hands on its values as they come.</summary>
    /// <returns>The first of them; null where there is none.</returns>
    private protected IonValue? Execute(Connection connection, QldbTransaction transaction, StatementInput statement, Action<IonValue> use)
    {
        Begin(statement);
        StatementResult result = AwaitHere(connection, stop => transaction.ExecuteAsync(statement.Text, statement.Parameters, stop));
        IonValue? first = null;
        while (NextPage(result) is { } page)
        {
            foreach (IonValue value in page)
            {
                first ??= value;
                use(value);
            }
        }

        Executing = null;
        return first;
    }

    private protected void WriteValue(IonValue value) => WriteObject(AsIonText ? value.ToText() : AsIon ? value : IonToObjects.From(value, asHashtable: false));

    private void Begin(StatementInput statement)
    {
        Executing = statement;
        _totals.Statements++;
    }

    private IEnumerable<IonValue>? NextPage(StatementResult result)
    {
        Task<IEnumerable<IonValue>?> page = result.NextPageAsync();
        WaitFor(page);
        return page.GetAwaiter().GetResult();
    }
}
