using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using SessionTools.Ion;
using SessionTools.TestSupport;

namespace SessionTools.Ledger.Tests.Conformance;

/// <summary>A case of partiql-tests: a statement over global values, and what the permissive mode makes of it.</summary>
/// <param name="File">The file.</param>
/// <param name="Name">The name in the file.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Globals">The global values by name.</param>
/// <param name="Expected">The result, or null if the statement must fail.</param>
/// <param name="MayFail">Whether the strict mode, in which wrong values are errors and not MISSING, expects a failure.</param>
internal sealed record EvaluationCase(string File, string Name, string Statement, IonStruct Globals, IonValue? Expected, bool MayFail)
{
    private static readonly IonStruct s_noGlobals = new();

    /// <summary>The cases of all files below a folder of the data.</summary>
    public static IEnumerable<EvaluationCase> AllIn(string folder)
    {
        string root = Vectors.PathOf("partiql-tests", "partiql-tests-data", folder);
        foreach (string path in Directory.EnumerateFiles(root, "*.ion", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string file = folder + "/" + Path.GetRelativePath(root, path).Replace('\\', '/');
            ImmutableArray<IonValue> values = [.. IonDatagram.Parse(System.IO.File.ReadAllBytes(path))];
            foreach (EvaluationCase test in In(file, values, s_noGlobals, []))
            {
                yield return test;
            }
        }
    }

    /// <summary>The globals and the classes of equal statements hold for the values behind them in the same list.</summary>
    private static IEnumerable<EvaluationCase> In(
        string file, ImmutableArray<IonValue> values, IonStruct globals, Dictionary<string, string[]> classes)
    {
        foreach (IonValue value in values)
        {
            if (value is IonStruct named && IsMarked(named, "envs"))
            {
                globals = named;
            }
            else if (value is IonStruct equals && IsMarked(equals, "equiv_class"))
            {
                classes[TextOf(equals["id"])] = [.. ((IonSequence)equals["statements"]).Items.Select(TextOf)];
            }
            else
            {
                IEnumerable<EvaluationCase> inner = value is IonSequence list
                    ? In(file, list.Items, globals, classes)
                    : OfTest(file, (IonStruct)value, globals, classes);
                foreach (EvaluationCase test in inner)
                {
                    yield return test;
                }
            }
        }
    }

    private static IEnumerable<EvaluationCase> OfTest(
        string file, IonStruct test, IonStruct globals, Dictionary<string, string[]> classes)
    {
        IEnumerable<IonStruct> assertions = test["assert"] is IonSequence several ? several.Items.Cast<IonStruct>() : [(IonStruct)test["assert"]];
        IonStruct? permissive = assertions.FirstOrDefault(assertion => Modes(assertion["evalMode"]).Contains("EvalModeCoerce"));
        if (permissive is null)
        {
            yield break;
        }

        bool mayFail = assertions.Any(assertion => Modes(assertion["evalMode"]).Contains("EvalModeError")
            && TextOf(assertion["result"]) == "EvaluationFail");
        IonStruct own = test.TryGetValue("env", out IonValue? env) ? (IonStruct)env : globals;
        IonValue? expected = TextOf(permissive["result"]) == "EvaluationSuccess" ? permissive["output"] : null;
        string[] statements = test["statement"] is IonSymbol name ? classes[name.Text!] : [TextOf(test["statement"])];
        foreach (string statement in statements)
        {
            string variant = statements.Length > 1 ? $" ({statement})" : "";
            yield return new EvaluationCase(file, TextOf(test["name"]) + variant, statement, own, expected, mayFail);
        }
    }

    private static IEnumerable<string> Modes(IonValue modes)
    {
        return modes is IonSequence several ? several.Items.Select(TextOf) : [TextOf(modes)];
    }

    private static bool IsMarked(IonStruct value, string mark)
    {
        return value.Annotations.Any(annotation => annotation.Text == mark);
    }

    private static string TextOf(IonValue value)
    {
        return value is IonSymbol symbol ? symbol.Text! : ((IonString)value).Value;
    }
}
