using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace SessionTools.Clients.Credentials;

/// <summary>Keys that a program prints (credential_process).</summary>
internal static class ProcessSource
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    /// <exception cref="ConnectionException">The program fails, hangs or prints something else.</exception>
    public static async Task<Keys> GetAsync(string profile, string command, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_limit);
        try
        {
            (int code, string output) = await RunAsync(command, limit.Token).ConfigureAwait(false);
            return code == 0 ? SessionJson.Read(output) : throw Failed(profile, $"it ended with {code}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(profile, $"it did not end within {s_limit.TotalSeconds} seconds");
        }
        catch (Exception exception) when (exception is Win32Exception or FormatException or JsonException)
        {
            throw Failed(profile, exception.Message);
        }
    }

    private static async Task<(int Code, string Output)> RunAsync(string command, CancellationToken cancellationToken)
    {
        List<string> words = Split(command);
        ProcessStartInfo start = new()
        {
            FileName = words.Count > 0 ? words[0] : "",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        for (int i = 1; i < words.Count; i++)
        {
            start.ArgumentList.Add(words[i]);
        }

        if (start.FileName.Length == 0)
        {
            throw new FormatException("the command is empty");
        }

        using Process process = Process.Start(start)!;
        try
        {
            process.StandardInput.Close();
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
            string output = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return (process.ExitCode, output);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Words with blanks inside stand in double quotes.</summary>
    private static List<string> Split(string command)
    {
        List<string> words = [];
        StringBuilder word = new();
        bool quoted = false;
        bool any = false;
        foreach (char character in command)
        {
            if (character == '"')
            {
                quoted = !quoted;
                any = true;
            }
            else if (char.IsWhiteSpace(character) && !quoted)
            {
                if (any)
                {
                    words.Add(word.ToString());
                }

                word.Clear();
                any = false;
            }
            else
            {
                word.Append(character);
                any = true;
            }
        }

        if (any)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    private static ConnectionException Failed(string profile, string reason) => new(
        ConnectionProblem.MissingCredentials,
        $"The credential_process of the AWS profile '{profile}' gives no keys: {reason}.");
}
