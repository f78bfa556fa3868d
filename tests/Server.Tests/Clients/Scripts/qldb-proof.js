// Reads a digest, a block and a revision through the official client and prints them as they came.
const { QLDB, GetDigestCommand, GetBlockCommand, GetRevisionCommand, ListLedgersCommand, DescribeLedgerCommand } = require('@aws-sdk/client-qldb');

const [name, blockAddress, documentId] = process.argv.slice(2);

async function main() {
  const client = new QLDB({});
  const digest = await client.send(new GetDigestCommand({ Name: name }));
  const DigestTipAddress = digest.DigestTipAddress;
  const BlockAddress = { IonText: blockAddress };
  const block = await client.send(new GetBlockCommand({ Name: name, BlockAddress, DigestTipAddress }));
  const revision = await client.send(new GetRevisionCommand({ Name: name, BlockAddress, DocumentId: documentId, DigestTipAddress }));
  const described = await client.send(new DescribeLedgerCommand({ Name: name }));
  const listed = await client.send(new ListLedgersCommand({}));
  let missing;
  try {
    await client.send(new GetBlockCommand({ Name: 'no-such-ledger', BlockAddress }));
  } catch (error) {
    missing = error.name;
  }
  console.log(JSON.stringify({
    digest: Buffer.from(digest.Digest).toString('base64'),
    block: block.Block.IonText,
    blockProof: block.Proof.IonText,
    revision: revision.Revision.IonText,
    revisionProof: revision.Proof.IonText,
    state: described.State,
    ledgers: listed.Ledgers.map(ledger => ledger.Name),
    missing,
  }));
}

main().catch(error => { console.error(error); process.exit(1); });
