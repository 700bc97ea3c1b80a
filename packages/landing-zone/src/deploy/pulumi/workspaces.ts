// The folders in which the Pulumi CLI works: new and empty for each run, so that nothing is in them but what is generated here.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import {
  LocalWorkspace,
  PulumiCommand,
  Stack as PulumiStack,
  StackAlreadyExistsError,
  StackNotFoundError,
  type PulumiFn,
} from '@pulumi/pulumi/automation';
import { PROJECT } from '../engine';
import { backendOf, environmentOf, secretsProviderOf, type PulumiSettings } from './environment';

export interface OpenOptions {
  /** Whether the stack is there; null if nobody knows. */
  readonly exists: boolean | null;
  readonly program: PulumiFn;
  /** Whether a run takes a preview of its own first, in the same process. */
  readonly previews?: boolean;
}

/** By the PATH on which it was found. */
const commands = new Map<string, Promise<PulumiCommand>>();

/** The Pulumi CLI on PATH, which a process asks for its version once. */
export function pulumiCommand(): Promise<PulumiCommand> {
  const { PATH = '' } = process.env;
  const known = commands.get(PATH);
  if (known !== undefined) return known;
  const found = PulumiCommand.get();
  commands.set(PATH, found);
  // Asked again, it may be there.
  found.catch(() => commands.delete(PATH));
  return found;
}

export class Workspaces {
  constructor(private readonly settings: PulumiSettings) {}

  /** Gives `use` a workspace for what concerns no program. */
  within<Result>(use: (workspace: LocalWorkspace) => Promise<Result>): Promise<Result> {
    return this.inFolder(async (workDir) => use(await this.workspace(workDir, unchanged)));
  }

  /** Gives `use` the stack, a new one if there is none. */
  withStack<Result>(
    stack: string,
    { exists, program, previews = false }: OpenOptions,
    use: (stack: PulumiStack) => Promise<Result>,
  ): Promise<Result> {
    return this.inFolder(async (workDir) => {
      const workspace = await this.workspace(workDir, previews ? previewing : unchanged, program);
      const found = exists === true ? await opened(stack, workspace) : await made(stack, workspace, exists === null);
      return use(withoutReport(found));
    });
  }

  private async inFolder<Result>(use: (workDir: string) => Promise<Result>): Promise<Result> {
    const workDir = await mkdtemp(path.join(tmpdir(), 'microaccounts-'));
    try {
      return await use(workDir);
    } finally {
      await rm(workDir, { recursive: true, force: true });
    }
  }

  private async workspace(
    workDir: string,
    as: (command: PulumiCommand) => PulumiCommand,
    program?: PulumiFn,
  ): Promise<LocalWorkspace> {
    const url = backendOf(this.settings);
    const secretsProvider = secretsProviderOf(this.settings);
    return LocalWorkspace.create({
      workDir,
      pulumiCommand: as(await pulumiCommand()),
      projectSettings: { name: PROJECT, runtime: 'nodejs', ...(url === undefined ? {} : { backend: { url } }) },
      envVars: environmentOf(this.settings),
      ...(secretsProvider === undefined ? {} : { secretsProvider }),
      ...(program === undefined ? {} : { program }),
    });
  }
}

/** As it is. */
function unchanged(command: PulumiCommand): PulumiCommand {
  return command;
}

/** What the Automation API asks of its command, which its types keep to themselves. */
interface Runs {
  run(words: readonly string[], ...others: readonly unknown[]): Promise<unknown>;
}

/**
 * The Automation API lets every run go without a preview; the CLI can do both. INVARIANT: whoever uses it sees for themselves
 * that there was a preview.
 */
function previewing(command: PulumiCommand): PulumiCommand {
  const runs = command as unknown as Runs;
  const run: Runs['run'] = (words, ...others) =>
    runs.run(
      words.filter((word) => word !== '--skip-preview'),
      ...others,
    );
  return Object.create(command, { run: { value: run } }) as PulumiCommand;
}

/**
 * Every call names its stack, so none has to be selected: that takes a process, and leaves a note of each work folder in the
 * user's home.
 */
function opened(stack: string, workspace: LocalWorkspace): Promise<PulumiStack> {
  const unselected = Object.create(workspace, {
    selectStack: { value: () => Promise.resolve() },
  }) as LocalWorkspace;
  return PulumiStack.select(stack, unselected);
}

/**
 * The same stack, of which nothing is asked once a run is over: its outputs and its history take three processes, the first
 * are in the state, and nobody reads the second.
 */
function withoutReport(stack: PulumiStack): PulumiStack {
  return Object.create(stack, {
    outputs: { value: () => Promise.resolve({}) },
    info: { value: () => Promise.resolve(undefined) },
  }) as PulumiStack;
}

/** A stack that is not there, as far as known: somebody else may make it at the same time. */
async function made(stack: string, workspace: LocalWorkspace, mayExist: boolean): Promise<PulumiStack> {
  if (mayExist) {
    const found = await PulumiStack.select(stack, workspace).catch(unless(StackNotFoundError));
    if (found !== null) return found;
  }
  return (
    (await PulumiStack.create(stack, workspace).catch(unless(StackAlreadyExistsError))) ?? opened(stack, workspace)
  );
}

function unless(expected: new (...given: never[]) => Error): (error: unknown) => null {
  return (error) => {
    if (error instanceof expected) return null;
    throw error;
  };
}
