// Program: how much the drift job holds while it reads many accounts: `node --expose-gc memory.mjs <accounts> <seed>`.
import process from 'node:process';
import { drift, EVERYTHING, partedExpectation } from '@microaccounts/drift';
import { sharing } from './estates.mjs';
import { inventedSessions } from './inventedAws.mjs';

/** Calls between two looks at the memory. */
const CALLS = { organization: 100, accounts: 2000 };
const [accounts, seed] = process.argv.slice(2).map(Number);
const parts = partedExpectation(sharing(accounts ?? 0, seed ?? 1));
let onCall = () => {};
const sessions = inventedSessions(parts, () => onCall());
const nobody = { deployed: null, digestOf: () => null };

/** MB that are still held after a collection. */
function held() {
  if (globalThis.gc === undefined) throw new Error('run node with --expose-gc');
  globalThis.gc();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

/**
 * Looks at the memory in the middle of the job, while it waits for an answer.
 * @param {'organization' | 'accounts'} tier
 * @param {string[] | null} [keys] of accounts, if not of all
 */
async function run(tier, keys = null) {
  const before = held();
  /** @type {{ done: number; megabytes: number }[]} */
  const samples = [];
  let done = 0;
  let calls = 0;
  onCall = () => {
    calls += 1;
    if (calls % CALLS[tier] === 0) samples.push({ done, megabytes: held() - before });
  };
  const scope = { ...EVERYTHING, tiers: [tier], accounts: keys };
  const report = await drift(sessions, parts, nobody, { scope, onProgress: (now) => (done = now) });
  onCall = () => {};
  if (!report.complete || report.findings.length > 0) throw new Error(JSON.stringify(report.findings.slice(0, 2)));
  const { resources } = report.checked;
  return { resources, calls, samples };
}

// What is loaded and made once for all is no part of what a run holds.
await run('accounts', [parts.networkAccount]);
const tiers = { organization: await run('organization'), accounts: await run('accounts') };
console.log(JSON.stringify(tiers));
