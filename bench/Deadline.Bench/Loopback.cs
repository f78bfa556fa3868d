using System;
using System.Collections.Generic;
using System.IO;
using SessionTools.Bench.Races;

namespace SessionTools.Bench.Deadline;

/// <summary>
/// A million generated session actions over loopback HTTP: the cmdlets in PowerShell, the JavaScript SDK in node and botocore in
/// Python, as clients of one server.
/// </summary>
internal static class Loopback
{
    private const int Actions = 1_000_000;

    /// <summary>A million would take minutes.</summary>
    private const int ActionsOfBotocore = 50_000;

    private const string NodePackage = "@aws-sdk/client-deadline";

    /// <summary>Ten sessions with a hundred thousand actions each, three of which are not tasks.</summary>
    private const string Farm = """
        { "generated": [{ "name": "long", "sessionsPerJob": 10, "tasksPerSession": 99997, "startsAt": "2020-01-01T00:00:00Z", "secondsPerTask": 1 }] }
        """;

    public static void Run()
    {
        if (!Contender.Runs("pwsh", "-NoProfile", "-Command", "1"))
        {
            Console.WriteLine("loopback skipped: there is no pwsh to run the cmdlets in");
            return;
        }

        string folder = Directory.CreateTempSubdirectory("sessiontools-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "deadline.json"), Farm);
            using ServerProcess server = new(folder);
            new Race("session actions over loopback", Contenders(server.Url)).Run(server.Url);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<Contender> Contenders(string url)
    {
        List<Contender> contenders =
        [
            Contender.Cmdlets("cmdlets | ForEach-Object", url, "stream", Actions),
            Contender.Cmdlets("cmdlets > $null", url, "discard", Actions),
        ];
        Add(contenders, new Contender("botocore", ActionsOfBotocore, "python3", Contender.Script("paginator.py"), $"{ActionsOfBotocore}"), "-c", "import botocore");
        Add(contenders, new Contender(NodePackage, Actions, "node", Contender.Script("client.js")), "-e", $"require.resolve('{NodePackage}')");
        return contenders;
    }

    private static void Add(List<Contender> contenders, Contender contender, params string[] probe)
    {
        if (Contender.Runs(contender.Program, probe))
        {
            contenders.Add(contender);
        }
        else
        {
            Console.WriteLine($"skipped: {contender.Program} does not find {contender.Name}");
        }
    }
}
