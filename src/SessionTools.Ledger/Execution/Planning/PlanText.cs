using System.Collections.Generic;
using System.Text;
using SessionTools.Ledger.Execution.Evaluation.Sources;

namespace SessionTools.Ledger.Execution.Planning;

/// <summary>Writes a plan down.</summary>
internal static class PlanText
{
    public static string Of(IEnumerable<RowSource> sources)
    {
        StringBuilder text = new();
        foreach (RowSource source in sources)
        {
            Append(text, source, depth: 0);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, RowSource source, int depth)
    {
        text.Append(' ', 2 * depth).Append(source.Description).Append('\n');
        foreach (RowSource input in source.Inputs)
        {
            Append(text, input, depth + 1);
        }
    }
}
