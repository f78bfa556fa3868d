using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace SessionTools.Ledger.Tests.Conformance;

/// <summary>What of the evaluation cases of partiql-tests is left out or known to go otherwise, with its reason.</summary>
internal static class EvaluationExceptions
{
    /// <summary>Patterns of statements that use what neither dialect has, with what it is.</summary>
    public static readonly IReadOnlyDictionary<string, string> Outside = new Dictionary<string, string>
    {
        [@"\b(DATE|TIME)\b[^']*'\d"] = "DATE and TIME values: Ion has no types for them, and QLDB had none",
        [@"\bTIMESTAMP\b[^'()<>=]*'\d"] = "timestamps without backquotes",
        [@"\bINTERVAL\b"] = "intervals",
        [@"\bOVERLAPS\b"] = "OVERLAPS",
        [@"\bOVERLAY\s*\("] = "OVERLAY",
        [@"\bLATERAL\b"] = "LATERAL, which every source is anyway",
        [@"\bMATCH\b"] = "graph queries",
    };

    /// <summary>Cases, by the start of file and name.</summary>
    public static readonly IReadOnlyDictionary<string, string> Exceptions = new Dictionary<string, string>();

    public static bool IsOutsideDialect(EvaluationCase test)
    {
        return Outside.Keys.Any(pattern => Regex.IsMatch(test.Statement, pattern, RegexOptions.IgnoreCase));
    }

    public static bool IsException(string id)
    {
        return Exceptions.Keys.Any(start => id.StartsWith(start, StringComparison.Ordinal));
    }
}
