using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation;

/// <summary>Which functions a statement may call, and with how many arguments.</summary>
internal static class FunctionCatalog
{
    /// <summary>Why a call is refused, or null.</summary>
    public static string? Refusal(string name, int arguments)
    {
        (int least, int most) = name == "exists" ? (1, 1) : FunctionTable.Find(name) is { } function
            ? (function.LeastArguments, function.MostArguments)
            : (-1, -1);
        if (least < 0)
        {
            return $"No such function: {name}";
        }

        return arguments >= least && arguments <= most ? null : $"{name} takes {Range(least, most)}, not {arguments}";
    }

    private static string Range(int least, int most)
    {
        string count = most == int.MaxValue ? $"{least} or more" : least == most ? $"{least}" : $"{least} to {most}";
        return count + (least == 1 && most == 1 ? " argument" : " arguments");
    }
}
