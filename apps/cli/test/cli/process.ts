// Runs the built command line as a process, as a user does. `npm run build` comes first.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

export const repository = path.resolve(__dirname, '../../../..');
/** The built command line. */
export const entry = path.join(repository, 'apps/cli/bin/microaccounts.js');

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `microaccounts` with these words in `folder`. */
export function microaccounts(words: readonly string[], folder = repository, env: NodeJS.ProcessEnv = {}): Ended {
  if (!existsSync(path.join(repository, 'apps/cli/dist/main.js'))) throw new Error('run `npm run build` first');
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
  return { status, stdout, stderr };
}

/** A folder that is gone after the tests of the file, holding a copy of an estate of the repository as `estate`. */
export function folderWithEstate(estate: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'microaccounts-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(path.join(repository, estate), path.join(folder, 'estate'), { recursive: true });
  return folder;
}

export interface Running {
  /** Resolves once stderr has what the expression looks for; rejects if the process ends without. */
  said(expression: RegExp): Promise<void>;
  signal(name: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

/** Starts `microaccounts` with these words in `folder`, to be watched and interrupted. */
export function running(words: readonly string[], folder: string, env: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(process.execPath, [entry, ...words], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
  return {
    ended,
    said: (expression) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (expression.test(stderr)) resolve();
        };
        child.stderr.on('data', look);
        void ended.then(() => reject(new Error(`it never said ${expression}:\n${stderr}`)));
        look();
      }),
    signal: (name) => void child.kill(name),
  };
}

/** Runs git in `folder`, as somebody. */
export function git(folder: string, ...words: readonly string[]): void {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  const { status, stderr } = spawnSync('git', [...identity, ...words], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
