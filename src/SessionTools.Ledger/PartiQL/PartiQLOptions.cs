namespace SessionTools.Ledger.PartiQL;

/// <summary>Which dialect is read.</summary>
public sealed record PartiQLOptions
{
    /// <summary>QLDB's dialect and nothing more.</summary>
    public static PartiQLOptions Default { get; } = new();

    /// <summary>
    /// Whether constructs of PartiQL that QLDB refused are read too: ORDER BY, LIMIT, OFFSET, GROUP BY, HAVING, DISTINCT,
    /// outer joins, UNION, INTERSECT, EXCEPT, LET, PIVOT, POSITION, more aggregates, SELECT without FROM.
    /// </summary>
    public bool Extended { get; init; }
}
