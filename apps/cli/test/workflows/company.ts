// A company's repository with an estate, and what a runner of its workflows has: Node, the built command line, and a
// simulated AWS in place of AWS.
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { git, repository } from '../cli/process';
import { FakeGitHub, REPOSITORY } from './fakeGitHub';
import { FakeStore } from './fakeStore';
import { runWorkflow, workflow, type Permissions, type RanJob } from './runner';

export const OWNER = '@my-company/cloud-security';

/**
 * `npx` that knows one command. It runs the built one, and sends `up` and `drift` to the simulated AWS: nothing else is
 * changed.
 */
const NPX = `#!/usr/bin/env node
const { spawnSync } = require('node:child_process');
const [no, name, command, ...words] = process.argv.slice(2);
if (no !== '--no' || name !== 'microaccounts') {
  console.error('npx may run nothing but microaccounts, and install nothing: ' + process.argv.slice(2).join(' '));
  process.exit(127);
}
const simulated = ['up', 'drift'].includes(command) ? ['--simulate', '--state', process.env.TEST_STATE] : [];
const ended = spawnSync(process.execPath, [process.env.TEST_ENTRY, command, ...words, ...simulated], { stdio: 'inherit' });
process.exitCode = ended.status ?? 1;
`;

const NPM = `#!/bin/sh
[ "$*" = ci ] || { echo "npm may do nothing but ci: $*" >&2; exit 127; }
`;

export class Company {
  readonly github = new FakeGitHub();
  /** The repository on GitHub's side. */
  readonly origin: string;
  /** Folder of the simulated AWS and its stacks. */
  readonly state: string;
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'microaccounts-workflow-'));
  private readonly bin: string;
  private readonly checkout: string;
  /** What GitHub keeps between runs. */
  readonly store: FakeStore;
  private runs = 0;
  private readonly teamsToken: string;

  /** A repository whose only commit, on `main`, has this estate and an owner of it. */
  constructor(estate: string, owners = OWNER) {
    this.origin = path.join(this.folder, 'origin');
    this.state = path.join(this.folder, 'aws');
    this.bin = path.join(this.folder, 'bin');
    this.checkout = path.join(this.folder, 'checkout');
    this.store = new FakeStore(this.checkout);
    cpSync(path.join(repository, estate), path.join(this.origin, 'estate'), { recursive: true });
    mkdirSync(path.join(this.origin, '.github'));
    writeFileSync(path.join(this.origin, '.github/CODEOWNERS'), `/estate/ ${owners}\n`);
    git(this.origin, 'init', '--quiet', '--initial-branch', 'main');
    this.commit('Begin');
    mkdirSync(this.bin);
    for (const [name, script] of Object.entries({ npx: NPX, npm: NPM })) {
      writeFileSync(path.join(this.bin, name), script);
      chmodSync(path.join(this.bin, name), 0o755);
    }
    this.teamsToken = this.github.token({ members: 'read' } as Permissions, 'somebody');
  }

  async close(): Promise<void> {
    await this.github.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Replaces a text in a file of the branch that is checked out in {@link origin}. */
  edit(file: string, from: string, to: string): void {
    const place = path.join(this.origin, file);
    const text = readFileSync(place, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no \`${from}\``);
    writeFileSync(place, text.replace(from, to));
  }

  /** Commits everything; gives the commit. */
  commit(message: string): string {
    git(this.origin, 'add', '.');
    git(this.origin, 'commit', '--quiet', '--message', message);
    return this.head();
  }

  head(ref = 'HEAD'): string {
    return spawnSync('git', ['rev-parse', ref], { cwd: this.origin, encoding: 'utf8' }).stdout.trim();
  }

  /** Makes the commit that GitHub would make of merging `branch`, at `refs/pull/<number>/merge`. */
  mergeOf(number: number, branch: string): string {
    const ref = `refs/pull/${number}/merge`;
    git(this.origin, 'checkout', '--quiet', '--detach', 'main');
    git(this.origin, 'merge', '--quiet', '--no-ff', '--no-edit', branch);
    git(this.origin, 'update-ref', ref, 'HEAD');
    git(this.origin, 'checkout', '--quiet', branch);
    return ref;
  }

  /** Runs a workflow for an event as GitHub would, on the commit at `ref`. */
  async run(
    name: string,
    ref: string,
    github: Readonly<Record<string, unknown>>,
    { fork = false, vars = {} }: { readonly fork?: boolean; readonly vars?: Readonly<Record<string, string>> } = {},
  ): Promise<readonly RanJob[]> {
    this.runs += 1;
    const nothing = (): Record<string, string> => ({});
    return runWorkflow({
      workflow: workflow(name),
      folder: this.checkout,
      github: { ...github, ref, repository: REPOSITORY, run_id: this.runs, run_attempt: 1 },
      vars,
      secrets: fork ? {} : { MICROACCOUNTS_TEAMS_TOKEN: this.teamsToken },
      // What comes from a fork may read alone; GitHub: "Permissions for the GITHUB_TOKEN".
      tokenFor: (permissions) =>
        this.github.token(
          fork ? Object.fromEntries(Object.keys(permissions).map((scope) => [scope, 'read' as const])) : permissions,
        ),
      env: {
        PATH: `${this.bin}${path.delimiter}${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH'] ?? ''}`,
        HOME: this.folder,
        NO_COLOR: '1',
        GITHUB_API_URL: this.github.url,
        GITHUB_REPOSITORY: REPOSITORY,
        GITHUB_SERVER_URL: 'https://github.example.com',
        GITHUB_RUN_ID: String(this.runs),
        TEST_ENTRY: path.join(repository, 'apps/cli/bin/microaccounts.js'),
        TEST_STATE: this.state,
      },
      actions: {
        'actions/checkout': ({ 'fetch-depth': depth = '1', 'persist-credentials': keeps }) => {
          if (keeps !== 'false') throw new Error('a checkout must not leave its token behind');
          rmSync(this.checkout, { recursive: true, force: true });
          mkdirSync(this.checkout);
          git(this.checkout, 'init', '--quiet');
          git(this.checkout, 'fetch', '--quiet', '--depth', depth, pathToFileURL(this.origin).href, ref);
          git(this.checkout, 'checkout', '--quiet', '--detach', 'FETCH_HEAD');
          return {};
        },
        'actions/setup-node': nothing,
        'pulumi/actions': nothing,
        'actions/cache/restore': this.store.restore,
        'actions/cache/save': this.store.save,
        'actions/upload-artifact': this.store.upload,
        'aws-actions/configure-aws-credentials': ({ 'role-to-assume': role = '', 'aws-region': region = '' }) => {
          if (!role.startsWith('arn:') || region === '') throw new Error(`no role and region: ${role} ${region}`);
          return { AWS_REGION: region, TEST_ROLE: role };
        },
      },
    });
  }
}

/** What a test says about jobs that ended otherwise than it thought: their logs. */
export function endings(jobs: readonly RanJob[]): string[] {
  return jobs.map(({ name, matrix, status }) => [name, ...Object.values(matrix).map(String), status].join(' '));
}

/** The log of a step, of the first job that has one of this name and ran it. */
export function logOf(jobs: readonly RanJob[], job: string, step: string): string {
  const found = jobs.find(({ name }) => name === job)?.steps.find(({ name }) => name === step);
  if (found === undefined) throw new Error(`job ${job} ran no step ${step}`);
  return found.log;
}
