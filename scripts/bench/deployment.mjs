// How long `microaccounts up --simulate` takes with the embedded engine: for all accounts of an estate, when nothing changed,
// and when one account did.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execPath } from 'node:process';
import { watch } from '../watched.mjs';
import { writeEstate } from './estate.mjs';
import { microaccounts, run, usage } from './runs.mjs';

/**
 * What one `up` took: seconds of wall clock, start included, and of the processor, in its first process; the most MB of 2^20 bytes that all its processes held
 * together, where that can be known; how many Pulumi resources it made; and the stacks that changed.
 * @typedef {{ seconds: number; processor: number; megabytes: number | undefined; created: number; changed: string[] }} Up
 */
/** @typedef {{ stack: string; status: string; changes: { [operation: string]: number } }} StackOfDocument */

/**
 * Generates an estate of `count` accounts in `folder` and deploys it into a new simulated AWS; then deploys it without a
 * change, and with one of one account's services, `runs` times each.
 * @param {string} folder
 * @param {number} count
 * @param {number} seed
 * @param {number} runs
 */
export async function deployments(folder, count, seed, runs) {
  const estate = path.join(folder, 'estate');
  writeEstate(estate, count, seed, 'full');
  run(['lock', '--estate', estate]);
  const up = async (/** @type {string} */ what) => {
    const ended = await upOf(estate, path.join(folder, 'state'));
    // A whole measurement takes minutes.
    console.error(`  (${what}: ${ended.seconds.toFixed(1)} s)`);
    return ended;
  };

  const first = await up('all accounts');
  const resources = Object.fromEntries(
    ['account', 'baseline', 'organization', 'network'].map((kind) => [kind, createdIn(first.stacks, kind)]),
  );
  const [unchanged, changed] = [/** @type {Up[]} */ ([]), /** @type {Up[]} */ ([])];
  for (let time = 0; time < runs; time++) {
    unchanged.push(await up('nothing changed'));
    changeOne(estate, time);
    changed.push(await up('one account changed'));
  }
  return { first, unchanged, changed, resources };
}

/**
 * @param {string} estate
 * @param {string} state
 */
async function upOf(estate, state) {
  const words = ['up', '--simulate', '--estate', estate, '--state', state, '--format', 'json'];
  const watched = await watch(execPath, ['--require', usage, microaccounts, ...words]);
  const { seconds, together: megabytes, stdout, reported } = watched;
  const { processor } = /** @type {{ processor: number }} */ (JSON.parse(reported));
  const { stacks } = /** @type {{ stacks: StackOfDocument[] }} */ (JSON.parse(stdout));
  const changed = stacks.filter(({ status }) => status === 'changed').map(({ stack }) => stack);
  return { seconds, processor, megabytes, changed, created: createdIn(stacks), stacks };
}

/**
 * How many resources were made in the stacks of a kind, or in all of them.
 * @param {readonly StackOfDocument[]} stacks
 * @param {string} [kind]
 */
function createdIn(stacks, kind) {
  const counted = stacks.filter(({ stack }) => kind === undefined || stack.replace(/\..*/, '') === kind);
  return counted.reduce((sum, { changes }) => sum + (changes['create'] ?? 0), 0);
}

/**
 * Gives one account services that no other one has, another set than the last four times.
 * @param {string} estate
 * @param {number} time
 */
export function changeOne(estate, time) {
  const { file } = oneAccount(estate);
  const services = ['workspaces', 'transfer', 'sagemaker', 'redshift', 'quicksight'].slice(0, 1 + (time % 5));
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/^services: .*$/m, `services: { allow: [${services.join(', ')}] }`));
}

/**
 * The account that is changed.
 * @param {string} estate
 */
export function oneAccount(estate) {
  const folder = path.join(estate, 'accounts/unit-1');
  const [name] = /** @type {[string]} */ (readdirSync(folder).sort());
  return { file: path.join(folder, name), key: path.basename(name, '.yaml') };
}
