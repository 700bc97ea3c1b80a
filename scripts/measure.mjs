// `npm run measure`: measures the demo and the deployment of an estate on this machine, on both engines, and writes the
// table between the markers in README.md. Options: --runs <n> (default 3), --estate <folder>, --print (no writing).
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { env, execPath, version } from 'node:process';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { findCli } from './pulumi/cli.mjs';
import { root } from './results.mjs';
import { watch } from './watched.mjs';

const BEGIN = '<!-- measured:begin -->';
const END = '<!-- measured:end -->';
const microaccounts = path.join(root, 'apps/cli/bin/microaccounts.js');

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    estate: { type: 'string', default: 'estate' },
    print: { type: 'boolean', default: false },
  },
});
const runs = Number(options.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs must be a number from 1, not \`${options.runs}\``);

/** @param {string} engine `embedded` or `pulumi` */
async function up(engine) {
  const state = mkdtempSync(path.join(tmpdir(), 'microaccounts-measure-'));
  try {
    const cli = findCli();
    const words = [
      'up',
      '--simulate',
      '--engine',
      engine,
      '--estate',
      options.estate,
      '--state',
      state,
      '--format',
      'json',
    ];
    const PATH = `${cli === undefined ? '' : path.dirname(cli) + path.delimiter}${env['PATH'] ?? ''}`;
    const run = await watch(execPath, [microaccounts, ...words], { PATH });
    /** @type {{ stacks: { stack: string; seconds: number }[]; peakMegabytes?: number }} */
    const summary = JSON.parse(run.stdout);
    return { ...summary, ...run };
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
}

/**
 * A row of the table: the median of some numbers and the range that they lie in.
 * @param {string} what
 * @param {string} engine
 * @param {readonly (number | undefined)[]} numbers
 * @param {string} unit
 * @param {string} of how many there are of what
 */
function row(what, engine, numbers, unit, of) {
  const known = numbers.filter((number) => number !== undefined).sort((a, b) => a - b);
  if (known.length === 0) return [];
  const print = (/** @type {number | undefined} */ number) => (number ?? 0).toFixed(unit === 's' ? 2 : 0);
  const middle = known.length / 2;
  const median = ((known[Math.ceil(middle) - 1] ?? 0) + (known[Math.floor(middle)] ?? 0)) / 2;
  return [
    `| ${what} | ${engine} | ${print(median)} ${unit} | ${print(known[0])} – ${print(known.at(-1))} ${unit} | ${of} |`,
  ];
}

/** @param {number} times */
function inRuns(times) {
  return times === 1 ? '1 run' : `${times} runs`;
}

/**
 * @param {string} engine
 * @param {number} times
 */
async function deployment(engine, times) {
  /** @type {Awaited<ReturnType<typeof up>>[]} */
  const ups = [];
  for (let time = 1; time <= times; time++) {
    console.error(`up with the ${engine} engine, ${time} of ${times}`);
    ups.push(await up(engine));
  }
  const count = ups[0]?.stacks.length ?? 0;
  const secondsOf = (/** @type {string} */ kind) =>
    ups.flatMap(({ stacks }) =>
      stacks.filter(({ stack }) => stack.startsWith(`${kind}.`)).map(({ seconds }) => seconds),
    );
  const stackRow = (/** @type {string} */ kind) => {
    const seconds = secondsOf(kind);
    return row(`a stack \`${kind}.<key>\``, engine, seconds, 's', `${seconds.length} stacks`);
  };
  return [
    ...stackRow('account'),
    ...stackRow('baseline'),
    ...row(
      `the whole first \`up\`, ${count} stacks`,
      engine,
      ups.map(({ seconds }) => seconds),
      's',
      inRuns(times),
    ),
    ...row(
      'its peak memory, all processes',
      engine,
      ups.map(({ together, peakMegabytes }) => together ?? peakMegabytes),
      'MB',
      inRuns(times),
    ),
    ...row(
      'one process of the Pulumi CLI, a stack each',
      engine,
      ups.map(({ largest }) => largest['pulumi']),
      'MB',
      inRuns(times),
    ),
  ];
}

const demos = [];
for (let time = 1; time <= runs; time++) {
  console.error(`npm run demo, ${time} of ${runs}`);
  demos.push((await watch('npm', ['run', 'demo'])).seconds);
}
const hasCli = findCli() !== undefined;
const table = [
  '| what | engine | median | from – to | measured |',
  '| --- | --- | --- | --- | --- |',
  ...row('`npm run demo`', 'embedded', demos, 's', inRuns(runs)),
  ...(await deployment('embedded', runs)),
  ...(hasCli ? await deployment('pulumi', runs) : []),
];
const processors = cpus();
const where = `Measured by \`npm run measure\` on ${processors.length} cores (${processors[0]?.model.trim()}), Node ${version.slice(1)}; \`${options.estate}/\` in the simulated AWS${hasCli ? '' : '; no Pulumi CLI was found'}.`;
const text = [BEGIN, '', where, '', ...table, '', END].join('\n');

if (options.print) {
  console.log(text);
} else {
  const readme = path.join(root, 'README.md');
  const old = readFileSync(readme, 'utf8');
  const [before, after] = [old.split(BEGIN)[0], old.split(END)[1]];
  if (before === undefined || after === undefined) throw new Error(`README.md lacks \`${BEGIN}\` or \`${END}\``);
  const style = await resolveConfig(readme);
  writeFileSync(readme, await format(before + text + after, { ...style, parser: 'markdown' }));
  console.error('written to README.md');
}
