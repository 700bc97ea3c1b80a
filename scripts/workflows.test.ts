// The workflows for users' CI: actions pinned to commits, no more permissions than they need, and commands that exist.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const root = path.dirname(__dirname);
const folder = path.join(root, '.github/workflows');

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly 'timeout-minutes'?: number; readonly steps: readonly Step[] }>>;
}

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

describe.each(readdirSync(folder))('%s', (name) => {
  const workflow = parse(readFileSync(path.join(folder, name), 'utf8')) as Workflow;
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

  test('runs what there is', () => {
    const runs = steps.flatMap(({ run }) => run?.split('\n') ?? []);
    const scripts = runs.flatMap((line) => /npm run ([\w:-]+)/.exec(line)?.[1] ?? []);
    expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([]);
    const folders = runs.flatMap((line) => /-chdir=(\S+)/.exec(line)?.[1] ?? []);
    expect(folders.filter((each) => !existsSync(path.join(root, each)))).toEqual([]);
  });
});
