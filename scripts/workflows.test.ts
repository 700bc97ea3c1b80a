// The workflows for users' CI: actions pinned to commits, no more permissions than they need, and commands that exist.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const root = path.dirname(__dirname);
const folder = path.join(root, '.github/workflows');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** What each job may do beside reading the repository. A new entry is a decision. */
const PERMISSIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'deploy.yml shared': { 'id-token': 'write' },
  'deploy.yml ring-0': { 'id-token': 'write' },
  'deploy.yml ring-1': { 'id-token': 'write' },
  'deploy.yml ring-2': { 'id-token': 'write' },
  'deploy.yml finish': { 'id-token': 'write' },
  'drift.yml drift': { 'id-token': 'write', issues: 'write' },
  'pull-request.yml plan': { 'pull-requests': 'write' },
  'pull-request.yml approval': { 'pull-requests': 'read', statuses: 'write' },
};

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

test('the examples in docs/ci.md are YAML', () => {
  const page = readFileSync(path.join(root, 'docs/ci.md'), 'utf8');
  const blocks = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, block]) => parse(block ?? '') as object);
  expect(blocks.map((block) => Object.keys(block))).toEqual([
    expect.arrayContaining(['plan', 'approval', 'finish', 'drift']),
  ]);
});

describe.each(readdirSync(folder))('%s', (name) => {
  const text = readFileSync(path.join(folder, name), 'utf8');
  const workflow = parse(text) as Workflow;
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test('pins every action to a commit', () => {
    const loose = steps.flatMap(({ uses }) =>
      uses === undefined || /^[\w./-]+@[0-9a-f]{40}$/.test(uses) ? [] : [uses],
    );
    expect(loose).toEqual([]);
  });

  test('says what it may do, and when it has hung', () => {
    expect(workflow.permissions).toBeDefined();
    expect(jobs.filter((job) => job['timeout-minutes'] === undefined)).toEqual([]);
  });

  test('may do no more than is decided here', () => {
    for (const [job, { permissions }] of Object.entries(workflow.jobs)) {
      const expected = { contents: 'read', ...PERMISSIONS[`${name} ${job}`] };
      expect([job, permissions ?? workflow.permissions]).toEqual([job, expected]);
    }
  });

  test('names the version of each pinned action, the same one everywhere', () => {
    const pins = text.match(/\buses: .*/g) ?? [];
    expect(pins.filter((pin) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(pin))).toEqual([]);
    const actions = new Set(pins.map((pin) => pin.replace(/@.*/, '')));
    expect(new Set(pins).size).toBe(actions.size);
  });

  test('runs nothing of a stranger with a token that may write, and leaves no token behind', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    expect(Object.keys(workflow.on)).not.toContain('workflow_run');
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  test('puts no text of others into a script', () => {
    // What a script needs comes by `env`: in the script itself an expression would be code.
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  test('installs nothing that the lock file does not name', () => {
    const runs = steps.flatMap(({ run }) => run?.split('\n') ?? []);
    expect(runs.filter((line) => /npx(?! --no )|npm (i|install)\b|curl|wget|\bgh /.test(line))).toEqual([]);
  });

  test('installs the Pulumi CLI that the engine tests use', () => {
    const [, version] =
      /pulumi\/pkg\/v3 v(\S+)/.exec(readFileSync(path.join(root, 'scripts/pulumi/go.mod'), 'utf8')) ?? [];
    const installed = steps.filter(({ uses }) => uses?.startsWith('pulumi/actions@'));
    expect(installed.map((step) => step.with)).toEqual(installed.map(() => ({ 'pulumi-version': version })));
  });

  test('runs what there is', () => {
    const runs = steps.flatMap(({ run }) => run?.split('\n') ?? []);
    const scripts = runs.flatMap((line) => /npm run ([\w:-]+)/.exec(line)?.[1] ?? []);
    expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([]);
    const folders = runs.flatMap((line) => /-chdir=(\S+)/.exec(line)?.[1] ?? []);
    expect(folders.filter((each) => !existsSync(path.join(root, each)))).toEqual([]);
  });
});

test('docs name the variables, environments and roles that there are', () => {
  const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
  const workflows = ['deploy.yml', 'drift.yml'].map((name) => read(`.github/workflows/${name}`)).join('\n');
  const [ci, bootstrap] = [read('docs/ci.md'), read('docs/bootstrap.md')];
  const variables = new Set([...workflows.matchAll(/vars\.(\w+)/g)].map(([, name]) => name ?? ''));
  expect([...ci.matchAll(/^\| `([A-Z_]+)` /gm)].map(([, name]) => name).sort()).toEqual([...variables].sort());
  const environments = new Set([...workflows.matchAll(/environment: (\S+)/g)].map(([, name]) => name));
  const configured = bootstrap.matchAll(/'bootstrap:environments\[\d\]' (\S+)/g);
  expect([...configured].map(([, name]) => name)).toEqual([...environments]);
  const roles = [...ci.matchAll(/:role\/landing-zone\/(\w+)/g)].map(([, name]) => name ?? '');
  expect(roles).toEqual(['LandingZoneDeploy', 'LandingZoneDrift']);
  expect(roles.filter((name) => !bootstrap.includes(`### ${name}\n`))).toEqual([]);
});
