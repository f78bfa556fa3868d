using SessionTools.Ledger.Values;

namespace SessionTools.Ledger.Execution.Evaluation;

/// <summary>Which functions a statement may call, and with how many arguments.</summary>
internal static class FunctionCatalog
{
    /// <summary>Why a call is refused, or null.</summary>
    public static string? Refusal(string name, int arguments, bool extended)
    {
        if (FunctionTable.Find(name) is not { } function)
        {
            return $"No such function: {name}";
        }

        if (function.IsExtended && !extended)
        {
            return $"QLDB does not support the function {name}; only the extended dialect does";
        }

        (int least, int most) = (function.LeastArguments, function.MostArguments);
        return arguments >= least && arguments <= most ? null : $"{name} takes {Range(least, most)}, not {arguments}";
    }

    private static string Range(int least, int most)
    {
        string count = most == int.MaxValue ? $"{least} or more" : least == most ? $"{least}" : $"{least} to {most}";
        return count + (least == 1 && most == 1 ? " argument" : " arguments");
    }
}
