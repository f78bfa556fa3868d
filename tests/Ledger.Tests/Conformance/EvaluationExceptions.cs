using System;
using System.Collections.Generic;
using System.Linq;

namespace SessionTools.Ledger.Tests.Conformance;

/// <summary>What of the evaluation cases of partiql-tests is left out or known to go otherwise, with its reason.</summary>
internal static class EvaluationExceptions
{
    /// <summary>Files, or folders, that are not run.</summary>
    public static readonly IReadOnlyDictionary<string, string> Excluded = new Dictionary<string, string>
    {
        ["eval/experimental/"] = "graph queries are no part of QLDB's dialect",
    };

    /// <summary>Cases, by the start of file and name.</summary>
    public static readonly IReadOnlyDictionary<string, string> Exceptions = new Dictionary<string, string>();

    public static bool IsExcluded(string id)
    {
        return Excluded.Keys.Any(start => id.StartsWith(start, StringComparison.Ordinal));
    }

    public static bool IsException(string id)
    {
        return Exceptions.Keys.Any(start => id.StartsWith(start, StringComparison.Ordinal));
    }
}
