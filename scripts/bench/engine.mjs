// How long `microaccounts up --simulate` takes with the real Pulumi engine when one account of a large estate changes, of
// which the embedded engine has deployed all; and how long the Pulumi CLI takes for nothing.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { env, execPath } from 'node:process';
import { createInterface } from 'node:readline';
import { frameOf, writeCheckpoints } from './checkpoints.mjs';
import { changeOne, oneAccount } from './deployment.mjs';
import { microaccounts } from './runs.mjs';

/** Seconds of a stack, which may run twice: what nothing uses any more goes in a second pass. */
/** @typedef {{ stack: string; pass: number; seconds: number; changes: number }} StackRun */
/**
 * What one `up` took: seconds of wall clock, start included; up to the selection of stacks, and to the first one that ran
 * (undefined if none did); and the stacks that ran.
 * @typedef {{ seconds: number; selected: number; first: number | undefined; runs: StackRun[] }} EngineUp
 */

/**
 * Deploys once more, by the Pulumi CLI, what `deployments` left in a folder: without a change, and with one of one account,
 * `times` times each. `unfaithful` are the stacks of which the engine finds that they are not as they should be, although
 * nothing has changed: with any of them there is nothing to measure.
 * @param {string} folder
 * @param {string} cli the Pulumi CLI
 * @param {number} times
 */
export async function realEngine(folder, cli, times) {
  const estate = path.join(folder, 'estate');
  const { bare, up } = engineOver(folder, cli);
  const { key } = oneAccount(estate);
  const told = async (/** @type {string} */ what, /** @type {string[]} */ ...more) => {
    const ended = await up(...more);
    console.error(`  (${what}: ${ended.seconds.toFixed(1)} s)`);
    return ended;
  };
  // What is converted of the account that is to change becomes the engine's own state by this.
  const stacks = `organization,account.${key},baseline.${key}`;
  const ran = [
    ...(await told('nothing changed, states converted')).runs,
    ...(await told('one account, made to run', '--stacks', stacks, '--force')).runs.filter(
      ({ changes }) => changes > 0,
    ),
    ...(await told('one account, read back', '--stacks', stacks, '--refresh')).runs.filter(
      ({ changes }) => changes > 0,
    ),
  ];
  const unfaithful = [...new Set(ran.map(({ stack }) => stack))];
  const [unchanged, changed] = [/** @type {EngineUp[]} */ ([]), /** @type {EngineUp[]} */ ([])];
  for (let time = 0; time < (unfaithful.length > 0 ? 0 : times); time++) {
    unchanged.push(await told('nothing changed'));
    // Beside what the embedded engine was given last: one of two versions.
    changeOne(estate, times + (time % 2));
    changed.push(await told('one account changed'));
  }
  return { unfaithful, bare: bare(Math.max(times, 3)), unchanged, changed };
}

/**
 * Takes the simulated AWS that the embedded engine left in `<folder>/state`, deployed from `<folder>/estate`, and the states
 * of its stacks, and deploys once more with the Pulumi CLI.
 * @param {string} folder
 * @param {string} cli the Pulumi CLI
 */
function engineOver(folder, cli) {
  const [estate, state, home] = ['estate', 'engine', 'home'].map((name) => path.join(folder, name));
  const environment = {
    ...env,
    NO_COLOR: '1',
    PATH: `${path.dirname(cli)}${path.delimiter}${env['PATH']}`,
    // Nothing of the user's, such as a login or plugins.
    PULUMI_HOME: home,
    PULUMI_SKIP_UPDATE_CHECK: 'true',
  };
  mkdirSync(path.join(folder, 'bare/work'), { recursive: true });
  const bare = (/** @type {number} */ times) => bareRuns(path.join(folder, 'bare'), times, environment);
  const [least] = bare(1);
  if (least === undefined) throw new Error('the Pulumi CLI was not measured');

  mkdirSync(path.join(state ?? '', 'pulumi'), { recursive: true });
  for (const file of readdirSync(path.join(folder, 'state')).filter((name) => name.startsWith('aws.')))
    copyFileSync(path.join(folder, 'state', file), path.join(state ?? '', file));
  const frame = frameOf(path.join(folder, 'bare/.pulumi/stacks/bare/bare.json'));
  writeCheckpoints(path.join(folder, 'state/stacks'), path.join(state ?? '', 'pulumi'), frame);

  const words = ['--simulate', '--engine', 'pulumi', '--estate', estate ?? '', '--state', state ?? ''];
  const logs = path.join(folder, 'logs');
  return {
    bare,
    /** @param {string[]} more options of `up` */
    up: (...more) => upOf(['up', ...words, '--logs', logs, '--json', ...more], environment),
  };
}

/**
 * Seconds of a preview and a run of an empty program, several times.
 * @param {string} folder
 * @param {number} times
 * @param {NodeJS.ProcessEnv} environment
 * @returns {{ preview: number; up: number; both: number }[]}
 */
function bareRuns(folder, times, environment) {
  const program = path.join(import.meta.dirname, 'bare.mjs');
  const { status, stdout, stderr } = spawnSync(execPath, [program, folder, String(times)], {
    encoding: 'utf8',
    env: environment,
  });
  if (status !== 0) throw new Error(`the Pulumi CLI does not run an empty program:\n${stderr}`);
  return JSON.parse(stdout);
}

/**
 * @param {string[]} words
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<EngineUp>}
 */
async function upOf(words, environment) {
  const begin = performance.now();
  const since = () => (performance.now() - begin) / 1000;
  const child = spawn(execPath, [microaccounts, ...words], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (complaint += text));
  let [selected, first] = [0, /** @type {number | undefined} */ (undefined)];
  /** @type {StackRun[]} */
  const runs = [];
  let summary = '';
  for await (const line of createInterface({ input: child.stdout })) {
    const { event, stack, pass, seconds, changes } = JSON.parse(line);
    if (event === 'selected') selected = since();
    if (event === 'stack-started') first ??= since();
    if (event === 'stack-finished') runs.push({ stack, pass, seconds, changes: countOf(changes) });
    if (event === 'summary') summary = line;
  }
  const status = await ended;
  if (status !== 0) throw new Error(`microaccounts ${words.join(' ')} ended with ${status}:\n${summary}\n${complaint}`);
  return { seconds: since(), selected, first, runs };
}

/**
 * How many resources did not stay as they were.
 * @param {Record<string, number>} changes
 */
function countOf(changes) {
  const counted = Object.entries(changes).filter(([operation]) => operation !== 'same');
  return counted.reduce((total, [, number]) => total + number, 0);
}
