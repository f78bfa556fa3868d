using System;
using System.IO;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Qldb;
using Xunit;

namespace SessionTools.Local.Tests;

/// <summary>Ledgers of an embedded endpoint: what they are called, their settings, and what becomes of sessions.</summary>
public sealed class QldbLedgersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ledgers-").FullName;
    private readonly LocalClient _client = new();

    public void Dispose()
    {
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [SqliteFact]
    public async Task Settings_are_those_that_another_process_gave()
    {
        using LocalClient one = new(_folder);
        using LocalClient other = new(_folder);
        await one.Call(ControlOperations.CreateLedger, Ledger("shared", isProtected: false));
        Assert.False((await Describe(other)).DeletionProtection);
        await one.Call(ControlOperations.UpdateLedger, new UpdateLedgerRequest { Name = "shared", DeletionProtection = true });
        ServiceException error = await Assert.ThrowsAsync<ServiceException>(() =>
            other.Call(ControlOperations.DeleteLedger, new DeleteLedgerRequest { Name = "shared" }));
        Assert.Equal("ResourcePreconditionNotMetException", error.ErrorCode);
        Assert.True((await Describe(other)).DeletionProtection);
        await other.Call(ControlOperations.UpdateLedger, new UpdateLedgerRequest { Name = "shared" });
        Assert.True((await Describe(one)).DeletionProtection);
    }

    [Fact]
    public async Task The_sessions_of_a_deleted_ledger_are_over()
    {
        await _client.Call(ControlOperations.CreateLedger, Ledger("short", isProtected: false));
        string token = await StartSession("short");
        await _client.Call(ControlOperations.DeleteLedger, new DeleteLedgerRequest { Name = "short" });
        Assert.Equal("InvalidSessionException", (await FailedBegin(token)).ErrorCode);
    }

    [Fact]
    public async Task There_is_no_default_ledger_beside_one_whose_name_differs_in_case()
    {
        await _client.Call(ControlOperations.CreateLedger, Ledger("Default", isProtected: false));
        ServiceException error = await Assert.ThrowsAsync<ServiceException>(() => StartSession("default"));
        Assert.Contains("'default' does not exist", error.ServiceMessage, StringComparison.Ordinal);
        Assert.NotEmpty(await StartSession("Default"));
    }

    [Fact]
    public async Task Sessions_that_nobody_ended_are_forgotten_some_time_after_they_expired()
    {
        string token = await StartSession("default");
        _client.Clock.Advance(TimeSpan.FromMinutes(15));
        for (int i = 0; i < 100; i++)
        {
            await StartSession("default");
        }

        Assert.Contains("No such session", (await FailedBegin(token)).ServiceMessage, StringComparison.Ordinal);
    }

    private static CreateLedgerRequest Ledger(string name, bool isProtected) =>
        new() { Name = name, PermissionsMode = "ALLOW_ALL", DeletionProtection = isProtected };

    private static Task<DescribeLedgerResponse> Describe(LocalClient client) =>
        client.Call(ControlOperations.DescribeLedger, new DescribeLedgerRequest { Name = "shared" });

    private async Task<string> StartSession(string ledger)
    {
        SendCommandRequest request = new() { StartSession = new StartSessionRequest { LedgerName = ledger } };
        return (await _client.Call(QldbSessionService.SendCommand, request)).StartSession!.SessionToken!;
    }

    private async Task<ServiceException> FailedBegin(string token) =>
        await Assert.ThrowsAsync<ServiceException>(() =>
            _client.Call(QldbSessionService.SendCommand, new SendCommandRequest { SessionToken = token, StartTransaction = new() }));
}
