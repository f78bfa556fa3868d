using System;
using System.Diagnostics;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace SessionTools.Server.Tests.Clients;

/// <summary>QLDB's official driver for Node.js, unchanged, against the server.</summary>
public sealed class QldbDriverTests(SigningServer server) : IClassFixture<SigningServer>
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(3);

    /// <summary>What the server's clock moves by, each time that the script asks: a transaction's life, then a session's.</summary>
    private static readonly TimeSpan[] s_advances = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(15)];

    [NodeClientFact("amazon-qldb-driver-nodejs")]
    public async Task It_works_as_with_QLDB()
    {
        JsonElement seen = await RunAsync();
        AssertTables(seen);
        AssertDocuments(seen);
        Assert.All(seen.GetProperty("types").EnumerateArray(), type => Assert.True(type[1].GetBoolean(), type[0].GetString()));
        Assert.Equal(2, seen.GetProperty("tries").GetInt32());
        Assert.Equal([11], Numbers(seen, "counter"));
        Assert.Equal("OccConflictException", Text(seen, "alwaysConflict"));
        Assert.Equal(3, seen.GetProperty("alwaysTries").GetInt32());
        Assert.Equal(1092, seen.GetProperty("readIOs").GetInt32());
        Assert.Equal(729, seen.GetProperty("crossJoin").GetInt32());
        Assert.True(seen.GetProperty("hasTime").GetBoolean());
        Assert.Equal(50, seen.GetProperty("parallel").GetInt32());
        Assert.Equal("InvalidSessionException: Transaction id has expired", Text(seen, "expired"));
        Assert.Equal(50, seen.GetProperty("afterExpiry").GetInt32());
        Assert.Equal(50, seen.GetProperty("afterDeadSession").GetInt32());
        Assert.Equal("BadRequestException", Text(seen, "noLedger"));
    }

    private static void AssertTables(JsonElement seen)
    {
        Assert.Equal(1, seen.GetProperty("created").GetInt32());
        Assert.Contains("BadRequestException: ", Text(seen, "duplicate"), StringComparison.Ordinal);
        Assert.Contains("Table with name: USER.Cars already exists", Text(seen, "duplicate"), StringComparison.Ordinal);
        Assert.Equal(["Cars", "Select"], Texts(seen, "tables"));
        Assert.Equal(["Cars"], Texts(seen, "tablesAfterDrop"));
        Assert.Equal(["[VIN]"], Texts(seen, "indexes"));
    }

    private static void AssertDocuments(JsonElement seen)
    {
        Assert.Equal(1, seen.GetProperty("insertedOne").GetInt32());
        Assert.Equal(2, seen.GetProperty("insertedMany").GetInt32());
        Assert.Equal(2, seen.GetProperty("insertedList").GetInt32());
        Assert.Equal(["Ann"], Texts(seen, "read"));
        Assert.Equal(1, seen.GetProperty("updated").GetInt32());
        Assert.Equal(["Bea"], Texts(seen, "readAgain"));
        Assert.Equal(1, seen.GetProperty("deleted").GetInt32());
        Assert.Equal(["four", "one", "three", "two"], Texts(seen, "vins"));
        Assert.Equal([0, 1], Numbers(seen, "versions"));
    }

    private static string? Text(JsonElement seen, string name) => seen.GetProperty(name).GetString();

    private static string[] Texts(JsonElement seen, string name) =>
        [.. seen.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];

    private static int[] Numbers(JsonElement seen, string name) =>
        [.. seen.GetProperty(name).EnumerateArray().Select(item => item.GetInt32())];

    private async Task<JsonElement> RunAsync()
    {
        using Process process = OfficialClient.Start(server, "node", OfficialClient.Script("qldb-driver.js"));
        using CancellationTokenSource limit = new(s_limit);
        Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
        string last = "";
        int advances = 0;
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line == "advance")
            {
                server.Clock.Advance(s_advances[advances++]);
                await process.StandardInput.WriteLineAsync("done");
            }

            last = line;
        }

        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, await error);
        Assert.Equal(s_advances.Length, advances);
        using JsonDocument document = JsonDocument.Parse(last);
        return document.RootElement.Clone();
    }
}
