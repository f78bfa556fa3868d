using System;
using System.Collections.Generic;
using SessionTools.Ion;
using SessionTools.Ledger.PartiQL;
using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution;

/// <summary>Lets no error out of a statement that does not say where in the statement it is.</summary>
internal static class StatementErrors
{
    /// <summary>Runs a statement, and goes on watching while its rows are taken.</summary>
    public static IEnumerable<IonValue> Guard(SourcePosition position, Func<IEnumerable<IonValue>> run)
    {
        return Watch(position, Try(position, run).GetEnumerator());
    }

    private static IEnumerable<IonValue> Watch(SourcePosition position, IEnumerator<IonValue> rows)
    {
        using (rows)
        {
            while (Try(position, rows.MoveNext))
            {
                yield return rows.Current;
            }
        }
    }

    private static T Try<T>(SourcePosition position, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is ValueException or IonException)
        {
            throw new PartiQLException(PartiQLErrorKind.Evaluator, position, e.Message, e);
        }
    }
}
