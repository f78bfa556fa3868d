using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace SessionTools.Server.Tests.Clients;

/// <summary>Runs an official AWS client as a process of its own, pointed at a server of ours.</summary>
internal static class OfficialClient
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    /// <returns>The client's output, read as JSON.</returns>
    public static async Task<JsonElement> RunAsync(RunningServer server, string program, params string[] arguments)
    {
        Result result = await TryRunAsync(server, program, arguments);
        Assert.True(result.ExitCode == 0, result.Error);
        using JsonDocument document = JsonDocument.Parse(result.Output.Length == 0 ? "null" : result.Output);
        return document.RootElement.Clone();
    }

    public static Task<Result> TryRunAsync(RunningServer server, string program, params string[] arguments) =>
        RunAsync(program, arguments, Settings(server));

    /// <summary>A process that can be talked to, pointed at a server of ours.</summary>
    public static Process Start(RunningServer server, string program, params string[] arguments) =>
        Process.Start(StartInfo(program, arguments, Settings(server)))!;

    /// <summary>The path of a script among the test's files.</summary>
    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Clients", "Scripts", name);

    private static Dictionary<string, string> Settings(RunningServer server) => new()
    {
        ["AWS_ENDPOINT_URL"] = server.Url,
        ["AWS_ACCESS_KEY_ID"] = RunningServer.AccessKey,
        ["AWS_SECRET_ACCESS_KEY"] = RunningServer.SecretKey,
        ["AWS_DEFAULT_REGION"] = "us-east-1",
        ["AWS_REGION"] = "us-east-1",
        ["AWS_DISABLE_HOST_PREFIX_INJECTION"] = "true",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["AWS_MAX_ATTEMPTS"] = "1",
        ["AWS_PAGER"] = "",
        ["NO_PROXY"] = "127.0.0.1,localhost",
    };

    /// <summary>Whether a program runs at all with these arguments.</summary>
    public static bool Runs(string program, params string[] arguments)
    {
        try
        {
            return RunAsync(program, arguments, []).GetAwaiter().GetResult().ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<Result> RunAsync(string program, string[] arguments, Dictionary<string, string> environment)
    {
        using Process process = Process.Start(StartInfo(program, arguments, environment))!;
        process.StandardInput.Close();
        using CancellationTokenSource limit = new(s_limit);
        Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return new Result(process.ExitCode, await output, await error);
    }

    private static ProcessStartInfo StartInfo(string program, string[] arguments, Dictionary<string, string> environment)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment.Remove("AWS_PROFILE");
        start.Environment.Remove("AWS_SESSION_TOKEN");
        return start;
    }

    public sealed record Result(int ExitCode, string Output, string Error);
}
