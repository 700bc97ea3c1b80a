// What the drift job takes: calls and time at AWS's rates, the comparison of many accounts, memory.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { execPath } from 'node:process';
import { summary } from '../runs.mjs';
import { organizationTier } from './organization.mjs';

/** Calls for the policies that an account shares with all others, and virtual seconds, at 1,000 accounts; times more of a refresh. */
const ORGANIZATION = { accounts: 1000, callsOfSet: 120, seconds: 90, ratio: 100 };
/** For 10,000 accounts of 50 resources. */
const COMPARISON = { accounts: 10_000, seconds: 5, megabytes: 1024 };
/** MB that a job that reads account by account may hold more at the last of 10,000 accounts than at 1,000. */
const MEMORY = { accounts: [1000, 10_000], megabytes: 10 };

/** @typedef {(what: string, is: number, target: number, unit: string) => string} Judged */
/** @typedef {(what: string, is: ReturnType<typeof summary>, target: number, unit: string) => string} JudgedRuns */
/** @typedef {import('./organization.mjs').Cost} Cost */

/**
 * Prints all of it.
 * @param {number} seed
 * @param {number} runs of the comparison
 * @param {{ judged: Judged; judgedRuns: JudgedRuns; atLeast: Judged; load: () => string | undefined; figures: (of: ReturnType<typeof summary>) => string }} how
 */
export async function driftJob(seed, runs, { judged, judgedRuns, atLeast, load, figures }) {
  const number = (/** @type {number} */ of) => Math.round(of).toLocaleString('en');
  const { accounts } = ORGANIZATION;
  console.log(`\ndrift, the organization of ${number(accounts)} accounts at AWS's rates, load ${load()}`);
  const { swept, refused, refreshed, took, policies, shared, callsOfSet, attachments } = await organizationTier(
    accounts,
    seed,
  );
  const print = (/** @type {Cost} */ { total, byName, seconds }) => {
    for (const [name, calls] of byName) console.log(`    ${name.padEnd(46)} ${number(calls).padStart(8)}`);
    console.log(`    ${'all'.padEnd(46)} ${number(total).padStart(8)}, ${seconds.toFixed(1)} virtual seconds`);
  };
  console.log(
    `  ${policies} SCPs, ${attachments} attachments; shared by nearly all accounts: ${shared.length} SCPs, of ${shared.map(number).join(' and ')} targets`,
  );
  console.log('  the job, tier `organization`; calls that reach the simulated AWS, which refuses what is too fast:');
  print(swept);
  console.log(judged('calls that AWS refused', refused, 0, 'calls'));
  console.log(
    judged(
      'calls about the SCPs of the shared set, their texts and targets',
      callsOfSet,
      ORGANIZATION.callsOfSet,
      'calls',
    ),
  );
  console.log(judged('virtual time', swept.seconds, ORGANIZATION.seconds, 's'));
  console.log(`  a preview with refresh of the same stacks, embedded engine (${took.toFixed(0)} s here):`);
  print(refreshed);
  console.log(
    atLeast('calls of the refresh for one of the job', refreshed.total / swept.total, ORGANIZATION.ratio, 'times'),
  );

  comparison(seed, runs, { judged, judgedRuns, load, figures, number });
  memory(seed, { judged, load, number });
}

/** @param {string} program @param {...(string | number)} words @returns {any} what it prints as JSON */
function outcome(program, ...words) {
  const file = path.join(import.meta.dirname, program);
  const options = { encoding: /** @type {const} */ ('utf8'), maxBuffer: 2 ** 28 };
  const { status, stdout, stderr } = spawnSync(execPath, ['--expose-gc', file, ...words.map(String)], options);
  if (status !== 0) throw new Error(`${program} ended with ${status}:\n${stderr}`);
  return JSON.parse(stdout);
}

/**
 * @param {number} seed
 * @param {number} runs
 * @param {{ judged: Judged; judgedRuns: JudgedRuns; load: () => string | undefined; figures: (of: ReturnType<typeof summary>) => string; number: (of: number) => string }} how
 */
function comparison(seed, runs, { judged, judgedRuns, load, figures, number }) {
  const { accounts, seconds, megabytes } = COMPARISON;
  console.log(
    `\ndrift, the comparison of ${number(accounts)} accounts account by account, ${runs} runs, load ${load()}`,
  );
  const measured = Array.from({ length: runs }, () => outcome('comparison.mjs', accounts, seed));
  const resources = measured[0].resources;
  console.log(`  ${number(resources)} resources, ${(resources / accounts).toFixed(1)} for each account`);
  const of = (/** @type {string} */ step) => summary(measured.map((each) => each.milliseconds[step] / 1000));
  const comparing = of('comparing');
  console.log(`  comparing ${figures(comparing)}`);
  console.log(`  identifying ${figures(of('identifying'))}; making the expected resources ${figures(of('making'))}`);
  console.log(judgedRuns('comparing', comparing, seconds, 's'));
  const most = Math.max(...measured.map((each) => each.megabytes.most));
  const loaded = Math.max(...measured.map((each) => each.megabytes.loaded));
  console.log(
    `  memory of the process: ${number(loaded)} MB once the estate was read and compiled, ${number(most)} MB at most`,
  );
  console.log(judged('memory', most, megabytes, 'MB'));
}

/**
 * @param {number} seed
 * @param {{ judged: Judged; load: () => string | undefined; number: (of: number) => string }} how
 */
function memory(seed, { judged, load, number }) {
  console.log(`\ndrift, what the job holds beside the landing zone and an AWS that remembers nothing, load ${load()}`);
  const highest = MEMORY.accounts.map((accounts) => {
    const { organization, accounts: members } = outcome('memory.mjs', accounts, seed);
    const most = (/** @type {{ samples: { megabytes: number }[] }} */ { samples }) =>
      Math.max(...samples.map(({ megabytes }) => megabytes));
    const [first, last] = [members.samples[0], members.samples.at(-1)];
    console.log(
      `  ${number(accounts)} accounts, tier \`accounts\`: ${number(members.calls)} calls; ${first.megabytes.toFixed(1)} MB after ${number(first.done)} accounts, ${last.megabytes.toFixed(1)} MB after ${number(last.done)}, at most ${most(members).toFixed(1)} MB in ${members.samples.length} looks`,
    );
    console.log(
      `    tier \`organization\`, which is gathered: at most ${most(organization).toFixed(1)} MB for the accounts and their attachments`,
    );
    return { most: most(members), grown: last.megabytes - first.megabytes };
  });
  const [small, large] = /** @type {[typeof highest[0], typeof highest[0]]} */ (highest);
  console.log(judged('growth from the first to the last account', large.grown, MEMORY.megabytes, 'MB'));
  console.log(judged('more for ten times the accounts', large.most - small.most, MEMORY.megabytes, 'MB'));
}
