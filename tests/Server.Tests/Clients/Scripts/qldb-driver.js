// Drives a ledger through the official driver, unchanged, and prints what it saw as one JSON object.
// After the line "advance" on standard output it waits for a line on standard input: the test moves the server's clock.
const { QldbDriver, RetryConfig, TransactionExecutor } = require('amazon-qldb-driver-nodejs');
const { QLDB, CreateLedgerCommand } = require('@aws-sdk/client-qldb');
const { dom, load, IonTypes, makeBinaryWriter, decodeUtf8 } = require('ion-js');

const open = (options = {}, pool = 50, retries = new RetryConfig(4)) => new QldbDriver('driver-test', options, {}, pool, retries);
const rows = result => result.getResultList();
const seen = {};

async function tables(driver) {
  seen.created = rows(await driver.executeLambda(txn => txn.execute('CREATE TABLE Cars'))).length;
  try {
    await driver.executeLambda(txn => txn.execute('CREATE TABLE Cars'));
  } catch (error) {
    seen.duplicate = `${error.name}: ${error.message}`;
  }
  await driver.executeLambda(txn => txn.execute('CREATE TABLE "Select"'));
  seen.tables = (await driver.getTableNames()).sort();
  await driver.executeLambda(txn => txn.execute('DROP TABLE "Select"'));
  seen.tablesAfterDrop = await driver.getTableNames();
  await driver.executeLambda(txn => txn.execute('CREATE INDEX ON Cars (VIN)'));
  seen.indexes = rows(await driver.executeLambda(txn =>
    txn.execute("SELECT VALUE i.expr FROM information_schema.user_tables t, t.indexes i WHERE t.name = 'Cars'"))).map(String);
}

async function documents(driver) {
  seen.insertedOne = rows(await driver.executeLambda(txn => txn.execute('INSERT INTO Cars ?', { VIN: 'one', Owner: { Name: 'Ann' } }))).length;
  seen.insertedMany = rows(await driver.executeLambda(txn =>
    txn.execute('INSERT INTO Cars <<?, ?>>', { VIN: 'two' }, { VIN: 'three' }))).length;
  seen.insertedList = rows(await driver.executeLambda(txn => txn.execute('INSERT INTO Cars ?', [{ VIN: 'four' }, { VIN: 'five' }]))).length;
  seen.read = rows(await driver.executeLambda(txn => txn.execute('SELECT VALUE c.Owner.Name FROM Cars AS c WHERE c.VIN = ?', 'one'))).map(String);
  seen.updated = rows(await driver.executeLambda(txn => txn.execute('UPDATE Cars SET Owner.Name = ? WHERE VIN = ?', 'Bea', 'one'))).length;
  seen.readAgain = rows(await driver.executeLambda(txn => txn.execute('SELECT VALUE c.Owner.Name FROM Cars AS c WHERE c.VIN = ?', 'one'))).map(String);
  seen.deleted = rows(await driver.executeLambda(txn => txn.execute('DELETE FROM Cars WHERE VIN = ?', 'five'))).length;
  seen.vins = rows(await driver.executeLambda(txn => txn.execute('SELECT VALUE VIN FROM Cars'))).map(String).sort();
  seen.versions = rows(await driver.executeLambda(txn =>
    txn.execute("SELECT VALUE h.metadata.version FROM history(Cars) AS h WHERE h.data.VIN = 'one'"))).map(Number).sort();
}

async function types(driver) {
  await driver.executeLambda(txn => txn.execute('CREATE TABLE Types'));
  const values = [
    'null', 'null.bool', 'null.int', 'null.float', 'null.decimal', 'null.timestamp', 'null.string', 'null.symbol', 'null.blob',
    'null.clob', 'null.list', 'null.sexp', 'null.struct', 'true', '-7', '123456789012345678901234567890', '2.5e0', '1.10', '-0.00',
    '2020-01-02T03:04:05.678+01:30', '2020T', '"text"', "'sym bol'", '{{aGk=}}', '{{"clob"}}', '[1, a]', '(1 2)', '{a: {b: [1]}}',
    'note::"annotated"',
  ];
  seen.types = [];
  for (const text of values) {
    const [value] = [load(`{V: ${text}}`)];
    await driver.executeLambda(txn => txn.execute('INSERT INTO Types ?', value));
    const [back] = rows(await driver.executeLambda(txn => txn.execute('SELECT VALUE V FROM Types')));
    seen.types.push([text, back.ionEquals ? back.ionEquals(value.get('V'), { epsilon: null }) : String(back) === text]);
    await driver.executeLambda(txn => txn.execute('DELETE FROM Types'));
  }
}

async function conflicts(driver) {
  await driver.executeLambda(txn => txn.execute('CREATE TABLE Counters'));
  await driver.executeLambda(txn => txn.execute("CREATE INDEX ON Counters (Name)"));
  await driver.executeLambda(txn => txn.execute("INSERT INTO Counters {'Name': 'c', 'N': 0}"));
  let tries = 0;
  await driver.executeLambda(async txn => {
    tries++;
    const [counter] = rows(await txn.execute("SELECT VALUE N FROM Counters WHERE Name = 'c'"));
    if (tries === 1) {
      await driver.executeLambda(inner => inner.execute("UPDATE Counters SET N = N + 10 WHERE Name = 'c'"));
    }
    await txn.execute("UPDATE Counters SET N = ? WHERE Name = 'c'", Number(counter) + 1);
  });
  seen.tries = tries;
  seen.counter = rows(await driver.executeLambda(txn => txn.execute('SELECT VALUE N FROM Counters'))).map(Number);
  let always = 0;
  try {
    await open({}, 50, new RetryConfig(2)).executeLambda(async txn => {
      always++;
      await txn.execute("SELECT * FROM Counters WHERE Name = 'c'");
      await driver.executeLambda(inner => inner.execute("UPDATE Counters SET N = N + 1 WHERE Name = 'c'"));
      await txn.execute("UPDATE Counters SET N = 0 WHERE Name = 'c'");
    });
  } catch (error) {
    seen.alwaysConflict = error.name;
  }
  seen.alwaysTries = always;
}

async function metrics(driver) {
  await driver.executeLambda(txn => txn.execute('CREATE TABLE M'));
  await driver.executeLambda(txn => txn.execute("INSERT INTO M <<{'a': 1}, {'a': 2}, {'a': 3}>>"));
  const result = await driver.executeLambda(txn => txn.execute('SELECT * FROM M AS a, M AS b, M AS c, M AS d, M AS e, M AS f'));
  seen.readIOs = result.getConsumedIOs().getReadIOs();
  seen.hasTime = result.getTimingInformation().getProcessingTimeMilliseconds() > 0;
  seen.crossJoin = result.getResultList().length;
}

async function parallel(driver) {
  await driver.executeLambda(txn => txn.execute('CREATE TABLE P'));
  await Promise.all(Array.from({ length: 50 }, (_, i) => driver.executeLambda(txn => txn.execute('INSERT INTO P ?', { i }))));
  seen.parallel = rows(await driver.executeLambda(txn => txn.execute('SELECT COUNT(*) AS n FROM P')))[0].get('n').numberValue();
}

async function expiry(driver) {
  const advanced = () => new Promise(resolve => { process.stdin.once('data', resolve); console.log('advance'); });
  try {
    await driver.executeLambda(async txn => {
      await txn.execute('SELECT * FROM P');
      await advanced();
      await txn.execute('SELECT * FROM P');
    });
  } catch (error) {
    seen.expired = `${error.name}: ${error.message.replace(/Transaction \w{22}/, 'Transaction id')}`;
  }
  seen.afterExpiry = rows(await driver.executeLambda(txn => txn.execute('SELECT * FROM P'))).length;
}

async function invalidSession() {
  const driver = open({}, 1);
  await driver.executeLambda(txn => txn.execute('SELECT * FROM P'));
  const advanced = () => new Promise(resolve => { process.stdin.once('data', resolve); console.log('advance'); });
  await advanced();
  seen.afterDeadSession = rows(await driver.executeLambda(txn => txn.execute('SELECT * FROM P'))).length;
  driver.close();
}

async function main() {
  await new QLDB({}).send(new CreateLedgerCommand({ Name: 'driver-test', PermissionsMode: 'STANDARD', DeletionProtection: false }));
  const driver = open();
  for (const step of [tables, documents, types, conflicts, metrics, parallel, expiry, invalidSession]) {
    await step(driver);
  }
  try {
    await new QldbDriver('no-such-ledger', {}, {}, 1, new RetryConfig(0)).executeLambda(txn => txn.execute('SELECT * FROM t'));
  } catch (error) {
    seen.noLedger = error.name;
  }
  driver.close();
  console.log(JSON.stringify(seen));
  process.exit(0);
}

main().catch(error => { console.error(error); process.exit(1); });
