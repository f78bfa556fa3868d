using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;

namespace SessionTools.Pester.Tests;

/// <summary>A PowerShell of its own, which knows nothing of the machine's AWS and proxy settings.</summary>
internal static class ChildPowerShell
{
    private static readonly string[] s_foreignSettings = ["AWS_", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"];

    /// <param name="arguments">Further arguments of pwsh.</param>
    /// <param name="environment">Variables that it sees.</param>
    /// <param name="input">What is typed.</param>
    /// <returns>What it has written to its output and to its error output.</returns>
    public static (string Output, string Errors) Run(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string input = "")
    {
        ProcessStartInfo start = new("pwsh", arguments.Prepend("-NoProfile"))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string variable in start.Environment.Keys.Where(IsForeign).ToArray())
        {
            start.Environment.Remove(variable);
        }

        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["NO_COLOR"] = "1";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, errors.GetAwaiter().GetResult());
    }

    private static bool IsForeign(string variable) => s_foreignSettings.Any(begin => variable.StartsWith(begin, StringComparison.OrdinalIgnoreCase));
}
