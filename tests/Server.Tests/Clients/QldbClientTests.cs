using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace SessionTools.Server.Tests.Clients;

/// <summary>The official JavaScript client of QLDB Session against the server.</summary>
public sealed class QldbClientTests(SigningServer server) : IClassFixture<SigningServer>
{
    /// <summary>The digest of a transaction without statements is the Ion hash of its id.</summary>
    private const string Script = """
        const { QLDBSessionClient, SendCommandCommand } = require('@aws-sdk/client-qldb-session');
        const { createHash } = require('crypto');
        const client = new QLDBSessionClient({});
        const send = command => client.send(new SendCommandCommand(command));
        const digest = id => createHash('sha256')
          .update(Buffer.concat([Buffer.from([0x0b, 0x80]), Buffer.from(id), Buffer.from([0x0e])])).digest();
        (async () => {
          const { SessionToken } = (await send({ StartSession: { LedgerName: 'default' } })).StartSession;
          const id = (await send({ SessionToken, StartTransaction: {} })).StartTransaction.TransactionId;
          let refused;
          try {
            await send({ SessionToken, CommitTransaction: { TransactionId: id, CommitDigest: Buffer.alloc(32) } });
          } catch (error) {
            refused = error.name;
          }
          const next = (await send({ StartSession: { LedgerName: 'default' } })).StartSession.SessionToken;
          const other = (await send({ SessionToken: next, StartTransaction: {} })).StartTransaction.TransactionId;
          const done = (await send({ SessionToken: next, CommitTransaction: { TransactionId: other, CommitDigest: digest(other) } })).CommitTransaction;
          await send({ SessionToken: next, EndSession: {} });
          let ended;
          try {
            await send({ SessionToken: next, StartTransaction: {} });
          } catch (error) {
            ended = error.name;
          }
          console.log(JSON.stringify({
            refused, ended, id: other, committed: done.TransactionId, same: Buffer.from(done.CommitDigest).equals(digest(other)),
          }));
        })();
        """;

    [NodeClientFact("@aws-sdk/client-qldb-session")]
    public async Task It_opens_a_session_and_a_transaction_and_commits_it()
    {
        JsonElement result = await OfficialClient.RunAsync(server, "node", "-e", Script);
        Assert.Equal("BadRequestException", result.GetProperty("refused").GetString());
        Assert.Equal("InvalidSessionException", result.GetProperty("ended").GetString());
        Assert.Equal(result.GetProperty("id").GetString(), result.GetProperty("committed").GetString());
        Assert.True(result.GetProperty("same").GetBoolean());
    }
}
