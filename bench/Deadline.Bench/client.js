// One turn of the JavaScript SDK's paginator; prints seconds, session actions, and MB before and at most.
const { DeadlineClient, ListFarmsCommand, ListQueuesCommand, ListJobsCommand, paginateListSessionActions } = require('@aws-sdk/client-deadline');

const client = new DeadlineClient({ disableHostPrefix: true });
const peak = () => process.resourceUsage().maxRSS * 1024 / 1e6;

async function findJob() {
  const farmId = (await client.send(new ListFarmsCommand({}))).farms[0].farmId;
  const queueId = (await client.send(new ListQueuesCommand({ farmId }))).queues[0].queueId;
  const jobId = (await client.send(new ListJobsCommand({ farmId, queueId }))).jobs[0].jobId;
  return { farmId, queueId, jobId };
}

async function count(job, most) {
  let seen = 0;
  // The paginator keeps its token in the input that it is given.
  for await (const page of paginateListSessionActions({ client }, { ...job })) {
    for (const action of page.sessionActions) {
      seen++;
    }

    if (seen >= most) {
      break;
    }
  }

  return seen;
}

async function main() {
  const job = await findJob();
  await count(job, 2000);
  const before = peak();
  const start = process.hrtime.bigint();
  const seen = await count(job, Infinity);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  console.log([seconds, seen, before, peak()].join('\t'));
  process.exit(0);
}

main().catch(error => { console.error(error); process.exit(1); });
