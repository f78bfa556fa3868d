using System;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Text;
using SessionTools.EngineTests;
using SessionTools.Qldb;
using Xunit;

namespace SessionTools.Cmdlets.Tests;

public sealed class QldbCommandTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [EngineFact]
    public void A_session_runs_from_start_to_end_by_pipeline()
    {
        QLDBCommandResult session = Assert.Single(_shell.Run("Send-QLDBCommand", new { LedgerName = "default" }).As<QLDBCommandResult>());
        Assert.Equal("StartSession", session.Command);
        Assert.True(session.ProcessingTimeMilliseconds >= 1);

        QLDBCommandResult transaction = Send(session, new { StartTransaction = true });
        Assert.Equal(22, transaction.TransactionId?.Length);

        byte[] digest = SHA256.HashData([0x0B, 0x80, .. Encoding.UTF8.GetBytes(transaction.TransactionId!), 0x0E]);
        QLDBCommandResult committed = Send(transaction, new { CommitDigest = digest });
        Assert.Equal(digest, committed.CommitDigest);
        Assert.Equal(0, committed.WriteIOs);

        Assert.Equal("EndSession", Send(committed, new { EndSession = true }).Command);
    }

    [EngineFact]
    public void The_token_is_carried_and_never_shown()
    {
        QLDBCommandResult session = Assert.Single(_shell.Run("Send-QLDBCommand", new { LedgerName = "default" }).As<QLDBCommandResult>());
        Assert.Equal("********", session.QLDBSessionToken.ToString());
        Assert.Empty(PSObject.AsPSObject(session.QLDBSessionToken).Properties);
    }

    [EngineFact]
    public void WhatIf_sends_nothing_that_changes_something()
    {
        QLDBCommandResult session = Assert.Single(_shell.Run("Send-QLDBCommand", new { LedgerName = "default" }).As<QLDBCommandResult>());
        QLDBCommandResult transaction = Send(session, new { StartTransaction = true });
        int calls = _shell.Calls("SendCommand");
        Assert.Empty(Run(transaction, new { Statement = "DELETE FROM t", WhatIf = true }).Output);
        Assert.Empty(Run(transaction, new { CommitDigest = new byte[32], WhatIf = true }).Output);
        Assert.Empty(Run(transaction, new { AbortTransaction = true, WhatIf = true }).Output);
        Assert.Equal(calls, _shell.Calls("SendCommand"));
    }

    [EngineFact]
    public void A_statement_is_refused_by_name_and_the_transaction_goes_on()
    {
        QLDBCommandResult session = Assert.Single(_shell.Run("Send-QLDBCommand", new { LedgerName = "default" }).As<QLDBCommandResult>());
        QLDBCommandResult transaction = Send(session, new { StartTransaction = true });
        Outcome outcome = Run(transaction, new { Statement = "SELECT * FROM t" });
        Assert.Equal("BadRequest", outcome.ErrorId);
        Assert.Contains("No such variable named 't'", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("AbortTransaction", Send(transaction, new { AbortTransaction = true }).Command);
    }

    [EngineFact]
    public void An_expired_transaction_is_an_invalid_session()
    {
        QLDBCommandResult session = Assert.Single(_shell.Run("Send-QLDBCommand", new { LedgerName = "default" }).As<QLDBCommandResult>());
        QLDBCommandResult transaction = Send(session, new { StartTransaction = true });
        _shell.Clock.Advance(TimeSpan.FromSeconds(31));
        Outcome outcome = Run(transaction, new { AbortTransaction = true });
        Assert.Equal("InvalidSession", outcome.ErrorId);
        Assert.Equal(ErrorCategory.ConnectionError, outcome.Error.CategoryInfo.Category);
    }

    private QLDBCommandResult Send(QLDBCommandResult input, object parameters) =>
        Assert.Single(Run(input, parameters).As<QLDBCommandResult>());

    private Outcome Run(QLDBCommandResult input, object parameters)
    {
        using PowerShell pipeline = _shell.Bare("Send-QLDBCommand", parameters);
        PSObject[] output = pipeline.Invoke(new[] { input }).ToArray();
        return new Outcome(output, pipeline.Streams.Error.ToArray(), null);
    }
}
