using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SessionTools.Ion;
using SessionTools.TestSupport;

namespace SessionTools.Ledger.Tests.Conformance;

/// <summary>
/// The syntax cases of partiql-tests. All files are read in the extended dialect; what follows is everything left out and
/// every case that is known to go otherwise, with its reason.
/// </summary>
internal static class SyntaxCases
{
    /// <summary>The files that are read, below the folder of their expectation.</summary>
    public static readonly string[] Included =
    [
        "query/pivot.ion", "query/select/limit-offset.ion", "query/select/joins.ion", "query/select/select.ion",
        "query/select/order-by.ion", "query/select/set-quantifier.ion", "query/select/sql-aggregate.ion",
        "query/select/select-value.ion", "query/select/group-by.ion", "query/select/having.ion", "query/select/unpivot.ion",
        "primitives/expressions.ion", "primitives/container-constructors.ion", "primitives/union-except-intersect.ion",
        "primitives/cast.ion", "primitives/identifiers.ion", "primitives/operators/like-operator.ion",
        "primitives/operators/at-operator.ion", "primitives/operators/comparison-operators.ion",
        "primitives/operators/arithmetic-operators.ion", "primitives/operators/unary-operators.ion",
        "primitives/operators/in-operator.ion", "primitives/path-expression.ion", "primitives/literal.ion",
        "primitives/call.ion", "primitives/coll-aggregate-function.ion", "primitives/case.ion", "primitives/extract.ion",
        "primitives/time-constructor.ion", "primitives/date-constructor.ion", "ion/primitives/time-constructor.ion",
        "ion/primitives/date-constructor.ion",
    ];

    /// <summary>File, or file and case name, with the reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> Exceptions = new Dictionary<string, string>
    {
        ["success/primitives/time-constructor.ion"] = "Ion has no type for a time of day, and QLDB had no TIME literal",
    };

    public static IEnumerable<(string Id, string Statement)> Of(string expectation)
    {
        foreach (string file in Included)
        {
            string path = Vectors.PathOf(["partiql-tests", "partiql-tests-data", expectation, "syntax", .. file.Split('/')]);
            if (!File.Exists(path))
            {
                continue;
            }

            foreach (IonStruct test in Tests(IonDatagram.Parse(File.ReadAllBytes(path))))
            {
                yield return ($"{expectation}/{file}: {Text(test["name"])}", Text(test["statement"]));
            }
        }
    }

    public static bool IsException(string id)
    {
        return Exceptions.ContainsKey(id) || Exceptions.ContainsKey(id[..id.IndexOf(": ", StringComparison.Ordinal)]);
    }

    private static IEnumerable<IonStruct> Tests(IEnumerable<IonValue> values)
    {
        return values.SelectMany(value => value switch
        {
            IonStruct test when test.TryGetValue("statement", out _) => [test],
            IonSequence sequence => Tests(sequence.Items),
            _ => [],
        });
    }

    private static string Text(IonValue value)
    {
        return ((IonString)value).Value;
    }
}
