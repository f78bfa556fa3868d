// One turn of the official driver: a warm-up, then the work; prints seconds, rows or transactions, and MB before and at most.
const { QldbDriver } = require('amazon-qldb-driver-nodejs');

const [what, count] = [process.argv[2], Number(process.argv[3])];
const driver = new QldbDriver('default');
const text = 'x'.repeat(150);
let seen = 0;

async function insert(number) {
  for (let i = 1; i <= number; i++) {
    const result = await driver.executeLambda(txn => txn.execute('INSERT INTO Inserted ?', { n: i, k: i, text }));
    seen += result.getResultList().length;
  }
}

async function stream(table) {
  await driver.executeLambda(async txn => {
    for await (const row of await txn.executeAndStreamResults(`SELECT * FROM ${table}`)) {
      seen++;
    }
  });
}

const peak = () => process.resourceUsage().maxRSS * 1024 / 1e6;

async function main() {
  await (what === 'insert' ? insert(300) : stream('Warm'));
  seen = 0;
  const before = peak();
  const start = process.hrtime.bigint();
  await (what === 'insert' ? insert(count) : stream('Filled'));
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  console.log([seconds, seen, before, peak()].join('\t'));
  driver.close();
  process.exit(0);
}

main().catch(error => { console.error(error); process.exit(1); });
