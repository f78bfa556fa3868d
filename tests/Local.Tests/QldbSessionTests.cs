using System;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using SessionTools.Clients.Aws;
using SessionTools.Clients.Qldb;
using Xunit;

namespace SessionTools.Local.Tests;

public sealed class QldbSessionTests : IDisposable
{
    private readonly LocalClient _client = new();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_transaction_is_committed_by_its_digest()
    {
        string token = await StartSession();
        string transaction = await Begin(token);
        byte[] digest = SHA256.HashData([0x0B, 0x80, .. Encoding.UTF8.GetBytes(transaction), 0x0E]);
        SendCommandResult result = await Send(token, new() { CommitTransaction = new() { TransactionId = transaction, CommitDigest = digest } });
        Assert.Equal(digest, result.CommitTransaction?.CommitDigest);
        Assert.Equal(transaction, result.CommitTransaction?.TransactionId);
        Assert.True(result.CommitTransaction?.TimingInformation?.ProcessingTimeMilliseconds >= 1);
    }

    [Fact]
    public async Task Another_digest_is_refused()
    {
        string token = await StartSession();
        string transaction = await Begin(token);
        await AssertError("BadRequestException", "Digests don't match", token, new()
        {
            CommitTransaction = new() { TransactionId = transaction, CommitDigest = new byte[32] },
        });
    }

    [Fact]
    public async Task A_session_has_one_open_transaction()
    {
        string token = await StartSession();
        await Begin(token);
        await AssertError("BadRequestException", "Transaction already open", token, new() { StartTransaction = new() });
        await Send(token, new() { AbortTransaction = new() });
        await Begin(token);
    }

    [Fact]
    public async Task A_transaction_expires_after_30_seconds_and_takes_its_session_along()
    {
        string token = await StartSession();
        string transaction = await Begin(token);
        _client.Clock.Advance(TimeSpan.FromSeconds(30));
        await AssertError("InvalidSessionException", $"Transaction {transaction} has expired", token, new() { AbortTransaction = new() });
        await AssertError("InvalidSessionException", "No such session", token, new() { StartTransaction = new() });
    }

    [Fact]
    public async Task A_session_expires()
    {
        string token = await StartSession();
        _client.Clock.Advance(TimeSpan.FromMinutes(15));
        await AssertError("InvalidSessionException", "has expired", token, new() { StartTransaction = new() });
    }

    [Fact]
    public async Task An_ended_session_is_gone()
    {
        string token = await StartSession();
        await Send(token, new() { EndSession = new() });
        await AssertError("InvalidSessionException", "No such session", token, new() { StartTransaction = new() });
    }

    [Fact]
    public async Task A_table_that_does_not_exist_is_named_with_its_place()
    {
        string token = await StartSession();
        string transaction = await Begin(token);
        await AssertError("BadRequestException", "at line 1, column 15: No such variable named 't'", token, new()
        {
            ExecuteStatement = new() { TransactionId = transaction, Statement = "SELECT 1 FROM t" },
        });
    }

    [Fact]
    public async Task One_request_carries_one_command()
    {
        string token = await StartSession();
        await AssertError("BadRequestException", "carries 2", token, new() { StartTransaction = new(), EndSession = new() });
        await AssertError("BadRequestException", "carries 0", token, new());
    }

    [Fact]
    public async Task A_ledger_that_does_not_exist_is_named()
    {
        ServiceException exception = await Assert.ThrowsAsync<ServiceException>(
            () => _client.Call(QldbSessionService.SendCommand, new SendCommandRequest { StartSession = new() { LedgerName = "other" } }));
        Assert.Equal(ErrorKind.BadRequest, exception.Kind);
        Assert.Contains("'other'", exception.ServiceMessage, StringComparison.Ordinal);
    }

    private async Task<string> StartSession()
    {
        SendCommandRequest request = new() { StartSession = new StartSessionRequest { LedgerName = "default" } };
        return (await _client.Call(QldbSessionService.SendCommand, request)).StartSession!.SessionToken!;
    }

    private async Task<string> Begin(string token) => (await Send(token, new() { StartTransaction = new() })).StartTransaction!.TransactionId!;

    private Task<SendCommandResult> Send(string token, SendCommandRequest request) =>
        _client.Call(QldbSessionService.SendCommand, request with { SessionToken = token });

    private async Task AssertError(string code, string message, string token, SendCommandRequest request)
    {
        ServiceException exception = await Assert.ThrowsAsync<ServiceException>(() => Send(token, request));
        Assert.Equal(code, exception.ErrorCode);
        Assert.Contains(message, exception.ServiceMessage, StringComparison.Ordinal);
    }
}
