using System;
using System.Collections.Generic;
using System.Diagnostics;
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
        StartAsync(program, arguments, new Dictionary<string, string>
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
        });

    /// <summary>Whether a program runs at all with these arguments.</summary>
    public static bool Runs(string program, params string[] arguments)
    {
        try
        {
            return StartAsync(program, arguments, []).GetAwaiter().GetResult().ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<Result> StartAsync(string program, string[] arguments, Dictionary<string, string> environment)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment.Remove("AWS_PROFILE");
        start.Environment.Remove("AWS_SESSION_TOKEN");
        using Process process = Process.Start(start)!;
        using CancellationTokenSource limit = new(s_limit);
        Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return new Result(process.ExitCode, await output, await error);
    }

    public sealed record Result(int ExitCode, string Output, string Error);
}
