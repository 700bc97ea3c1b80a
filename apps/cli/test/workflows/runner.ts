// Runs the workflows of `.github/workflows` on this machine, step by step: what they `run` is run, what they `use` is
// replaced by a table.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { parse } from 'yaml';
import { repository } from '../cli/process';
import { filledIn, runs, valueOf, type Contexts, type Standing } from './expressions';

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly environment?: string;
  readonly permissions?: Permissions;
  readonly concurrency?: unknown;
  readonly strategy?: { readonly 'fail-fast'?: boolean; readonly matrix: Readonly<Record<string, string>> };
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Permissions;
  readonly concurrency: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

export function workflow(name: string): Workflow {
  return parse(readFileSync(path.join(repository, '.github/workflows', name), 'utf8')) as Workflow;
}

export interface RunRequest {
  readonly workflow: Workflow;
  /** Where the repository is checked out. */
  readonly folder: string;
  readonly github: Readonly<Record<string, unknown>>;
  readonly vars?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  /** A token that may do what the job's permissions say. */
  readonly tokenFor: (permissions: Permissions) => string;
  /** Of every step; on top of what a runner has. */
  readonly env: Readonly<Record<string, string>>;
  /** The actions that may be used, without their versions, and what each does here to the environment of later steps. */
  readonly actions: Readonly<
    Record<string, (inputs: Readonly<Record<string, string>>) => Readonly<Record<string, string>>>
  >;
}

export interface RanStep {
  readonly name: string;
  readonly status: 'success' | 'failure' | 'skipped';
  readonly log: string;
}

export interface RanJob {
  readonly name: string;
  readonly matrix: Readonly<Record<string, unknown>>;
  readonly status: 'success' | 'failure' | 'skipped';
  readonly steps: readonly RanStep[];
  readonly summary: string;
}

/** Runs the jobs, each after those that it needs, those of a matrix one after another. */
export async function runWorkflow(request: RunRequest): Promise<readonly RanJob[]> {
  const ran: RanJob[] = [];
  const ended = new Map<string, RanJob['status']>();
  /** Jobs that did not succeed, or follow one that did not, however far away: what `success()` means of a job. */
  const tainted = new Set<string>();
  for (const [name, job] of Object.entries(request.workflow.jobs)) {
    const needed = [job.needs ?? []].flat();
    const standing = { failed: needed.some((need) => tainted.has(need)) };
    const contexts = contextsOf(request, 'job has no token yet', {}, needed, ended);
    const jobs: RanJob[] = [];
    if (!runs(job.if, contexts, standing)) jobs.push({ name, matrix: {}, status: 'skipped', steps: [], summary: '' });
    else {
      const variants = matrixOf(job, contexts, standing);
      for (const [index, matrix] of variants.entries())
        jobs.push(await runJob(request, name, job, { matrix, index, total: variants.length }, needed, ended));
    }
    ran.push(...jobs);
    const worst = (['failure', 'skipped', 'success'] as const).find((each) =>
      jobs.some(({ status }) => status === each),
    );
    ended.set(name, worst ?? 'skipped');
    if (standing.failed || worst !== 'success') tainted.add(name);
  }
  return ran;
}

function matrixOf({ strategy }: Job, contexts: Contexts, standing: Standing): readonly Record<string, unknown>[] {
  const [axis, ...more] = Object.entries(strategy?.matrix ?? {});
  if (more.length > 0) throw new Error('a matrix of several axes is not known here');
  if (axis === undefined) return [{}];
  return (valueOf(axis[1], contexts, standing) as unknown[]).map((value) => ({ [axis[0]]: value }));
}

interface Place {
  readonly matrix: Readonly<Record<string, unknown>>;
  readonly index: number;
  readonly total: number;
}

function contextsOf(
  { github, vars = {}, secrets = {} }: RunRequest,
  token: string,
  more: Contexts,
  needed: readonly string[],
  ended: ReadonlyMap<string, string>,
): Contexts {
  const needs = Object.fromEntries(needed.map((name) => [name, { result: ended.get(name) }]));
  return { github: { ...github, token }, vars, secrets, needs, ...more };
}

async function runJob(
  request: RunRequest,
  name: string,
  job: Job,
  { matrix, index, total }: Place,
  needed: readonly string[],
  ended: ReadonlyMap<string, string>,
): Promise<RanJob> {
  const temporary = mkdtempSync(path.join(tmpdir(), 'microaccounts-job-'));
  const file = (called: string): string => {
    const place = path.join(temporary, called);
    writeFileSync(place, '', { flag: 'a' });
    return place;
  };
  const token = request.tokenFor(job.permissions ?? request.workflow.permissions);
  const steps: Record<string, { outputs: Record<string, string> }> = {};
  const strategy = { 'job-index': index, 'job-total': total };
  const contexts = contextsOf(request, token, { matrix, strategy, steps }, needed, ended);
  let environment: Record<string, string> = {
    ...request.env,
    RUNNER_TEMP: temporary,
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary.md'),
  };
  const standing = { failed: false };
  const withFilled = (variables: Readonly<Record<string, string>> = {}): Record<string, string> =>
    Object.fromEntries(
      Object.entries(variables).map(([key, text]) => [key, filledIn(String(text), contexts, standing)]),
    );
  environment = { ...environment, ...withFilled(request.workflow.env), ...withFilled(job.env) };

  const ran: RanStep[] = [];
  for (const step of job.steps) {
    const called = step.name ?? step.uses ?? step.run ?? '';
    if (!runs(step.if, { ...contexts, env: environment }, standing)) {
      ran.push({ name: called, status: 'skipped', log: '' });
      continue;
    }
    if (step.uses !== undefined) {
      const action = request.actions[step.uses.replace(/@.*/, '')];
      if (action === undefined) throw new Error(`the action ${step.uses} is not known here`);
      const inputs = withFilled(step.with as Record<string, string> | undefined);
      environment = { ...environment, ...action(inputs) };
      ran.push({ name: called, status: 'success', log: JSON.stringify(inputs) });
      continue;
    }
    const output = file('output');
    writeFileSync(output, '');
    const script = filledIn(step.run ?? '', contexts, standing);
    const { status, log } = await bash(script, request.folder, { ...environment, ...withFilled(step.env) });
    ran.push({ name: called, status: status === 0 ? 'success' : 'failure', log });
    if (status !== 0) standing.failed = true;
    if (step.id !== undefined) steps[step.id] = { outputs: pairsIn(output) };
  }
  const summary = readFileSync(file('summary.md'), 'utf8');
  return { name, matrix, status: standing.failed ? 'failure' : 'success', steps: ran, summary };
}

/** As GitHub runs a step without a `shell`: `bash -e`. */
function bash(script: string, cwd: string, env: Record<string, string>): Promise<{ status: number; log: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-e', '-c', script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (log += data.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ status: code ?? 1, log }));
  });
}

function pairsIn(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8').split('\n');
  return Object.fromEntries(
    lines.flatMap((line): [string, string][] => {
      const at = line.indexOf('=');
      return at < 1 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
    }),
  );
}
