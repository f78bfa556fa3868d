using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace SessionTools.EngineHost;

/// <summary>Asks the `pwsh` on PATH where it lives and what it runs on.</summary>
public static class PowerShellProbe
{
    private const string Question = "$PSHOME; $PSVersionTable.PSVersion.ToString(); [Environment]::Version.ToString()";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public static PowerShellInstallation? Find(out string reason)
    {
        try
        {
            string? answer = Ask();
            if (answer is null)
            {
                reason = $"pwsh did not answer within {s_patience.TotalSeconds} s";
                return null;
            }

            return Read(answer, out reason);
        }
        catch (Win32Exception)
        {
            reason = "no pwsh on PATH";
            return null;
        }
    }

    public static PowerShellInstallation? Read(string answer, out string reason)
    {
        ArgumentNullException.ThrowIfNull(answer);
        string[] lines = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length != 3 || !Version.TryParse(lines[2], out Version? runtime))
        {
            reason = $"pwsh gave an answer that is not understood: {answer.Trim()}";
            return null;
        }

        if (!File.Exists(Path.Combine(lines[0], "System.Management.Automation.dll")))
        {
            reason = $"pwsh names a folder that holds no engine: {lines[0]}";
            return null;
        }

        reason = string.Empty;
        return new PowerShellInstallation(lines[0], lines[1], runtime);
    }

    private static string? Ask()
    {
        using Process pwsh = Process.Start(StartInfo())!;
        Task<string> answer = pwsh.StandardOutput.ReadToEndAsync();
        Task<string> complaints = pwsh.StandardError.ReadToEndAsync();
        if (!pwsh.WaitForExit(s_patience))
        {
            pwsh.Kill(entireProcessTree: true);
            return null;
        }

        string said = answer.GetAwaiter().GetResult();
        return pwsh.ExitCode == 0 ? said : said + complaints.GetAwaiter().GetResult();
    }

    private static ProcessStartInfo StartInfo()
    {
        ProcessStartInfo info = new("pwsh")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (string argument in (string[])["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", Question])
        {
            info.ArgumentList.Add(argument);
        }

        info.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        info.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        info.Environment["NO_COLOR"] = "1";
        return info;
    }
}
