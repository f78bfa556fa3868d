using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace SessionTools.Ledger.Tests.Conformance;

/// <summary>What of the evaluation cases of partiql-tests is not of this dialect, and what is known to go otherwise; with reasons.</summary>
internal static class EvaluationExceptions
{
    /// <summary>Patterns of statements that use what neither dialect has, with what it is.</summary>
    public static readonly IReadOnlyDictionary<string, string> OutsideStatements = new Dictionary<string, string>
    {
        [@"\b(DATE|TIME)\b[\w\s()]*'"] = "dates and times of day: Ion has no types for them",
        [@"\bTIMESTAMP\b[\w\s()]*'"] = "timestamps without backquotes",
        [@"\bINTERVAL\b"] = "intervals",
        [@"\bOVERLAPS\b"] = "OVERLAPS",
        [@"\bOVERLAY\s*\("] = "OVERLAY",
        [@"\bLATERAL\b"] = "LATERAL, which every source is anyway",
        [@"\bMATCH\b"] = "graph queries",
        [@"\bCORRESPONDING\b"] = "CORRESPONDING",
        [@"\bTUPLEUNION\b"] = "TUPLEUNION",
        [@"\bGROUP ALL\b"] = "GROUP ALL, which the reference itself does not have",
        [@"\bBIGINT\b"] = "BIGINT, which is no type of QLDB",
    };

    /// <summary>Cases, by patterns of their names, that QLDB's documentation or QLDB's case-sensitive names decide otherwise.</summary>
    public static readonly IReadOnlyDictionary<string, string> OutsideCases = new Dictionary<string, string>
    {
        ["dotted path expression with unquoted identifiers accesses field UNAMBIGUOUS"] = CaseSensitive,
        ["path expression with table alias in"] = CaseSensitive,
        ["equiv array constructor"] = CaseSensitive,
        ["qualified GROUP BY, SELECT and ORDER BY with mixed case"] = CaseSensitive,
        ["qualified GROUP BY, SELECT and ORDER BY with explicit wrong case"] = CaseSensitive,
        ["qualified GROUP BY, SELECT and ORDER BY with wrong qualifier"] = NoSuchVariable,
        ["subscript with non-existent variable"] = NoSuchVariable,
        ["exists valid cases{param:\"{a: "] = NoSuchVariable,
        ["subscript with variable in"] = "QLDB takes any text between the brackets of a struct",
        ["cast to MISSING valid cases"] = "QLDB casts NULL and MISSING to any type",
        ["cast to NULL valid cases"] = "QLDB casts NULL and MISSING to any type",
        ["dateTimePartsAs"] = "YEAR and its like are reserved in QLDB",
        ["should order data types by the specifications"] = "the data has dates and times of day",
        ["text types compared by lexicographical ordering of Unicode scalar"] = "the data marks Ion values; here all values are Ion",
        ["null and missing propagation.*missing"] = MissingIsNull,
        ["BIT_LENGTH MISSING"] = MissingIsNull,
        ["Example (2\\.1|3 — Union|6 - Value Coercion not|7 — `engineering.employees UNION)"] = "the reference checks the columns of UNION against a schema, and tables here have none",
        ["PG_JOIN_09"] = "the reference knows the columns of the missing side; tables here have none",
        ["SELECT VALUE with nested aggregates"] = Coercion,
        ["equiv coercion of a SELECT subquery"] = Coercion,
        ["equiv coercions with explicit literals .*9 < '10'"] = "QLDB compares no string with a number",
        ["structs should be ordered by data types \\(DESC\\).*desc\\)$"] = "the expected result has a blob that the data has not",
    };

    /// <summary>Cases of this dialect that go otherwise, by patterns of their names.</summary>
    public static readonly IReadOnlyDictionary<string, string> Exceptions = new Dictionary<string, string>
    {
        ["emptySymbol"] = EmptyName,
        ["Empty Symbol in"] = EmptyName,
        ["selectDistinctExpression$"] = EmptyName,
        ["cardinality valid cases.*\\(\\)"] = "() is no value",
        ["decimalRound(Up|Down)$"] = "literals keep all their digits, as Ion does",
        ["MOD\\((NULL, 'some|'some string', NULL)"] = "a null argument decides before a wrong one",
        ["(1\\.000 is DECIMAL\\(3,3\\)|123\\.456 is DECIMAL\\(7,3\\))"] = "IS DECIMAL(p, s) asks for at most p - s digits before the point",
        ["selectCorrelatedLeftJoin"] = "a field of NULL is MISSING, as pathNullDotName has it",
        ["equiv aliases from select clause"] = "AVG of ints is a decimal; and behind GROUP BY only variables, paths and names of items are keys",
    };

    private const string CaseSensitive = "QLDB's names are case-sensitive, quoted or not";
    private const string NoSuchVariable = "a name that means nothing is an error of QLDB";
    private const string MissingIsNull = "QLDB's functions give NULL for an argument that is MISSING";
    private const string EmptyName = "an empty name is refused";
    private const string Coercion = "an inner SELECT is one value only as the operand of an operator, and never a list";

    /// <summary>Whether a case is none of this dialect.</summary>
    public static bool IsOutsideDialect(EvaluationCase test)
    {
        return Matches(test.Name, OutsideCases.Keys, RegexOptions.None)
            || Matches(test.Statement, OutsideStatements.Keys, RegexOptions.IgnoreCase);
    }

    public static bool IsException(EvaluationCase test)
    {
        return Matches(test.Name, Exceptions.Keys, RegexOptions.None);
    }

    private static bool Matches(string text, IEnumerable<string> patterns, RegexOptions options)
    {
        return patterns.Any(pattern => Regex.IsMatch(text, pattern, options));
    }
}
