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
}

export class Workspaces {
  private cli: Promise<PulumiCommand> | undefined;

  constructor(private readonly settings: PulumiSettings) {}

  /** The Pulumi CLI, which is asked for its version once. */
  command(): Promise<PulumiCommand> {
    this.cli ??= PulumiCommand.get();
    return this.cli;
  }

  /** Gives `use` a workspace for what concerns no program. */
  within<Result>(use: (workspace: LocalWorkspace) => Promise<Result>): Promise<Result> {
    return this.inFolder(async (workDir) => use(await this.workspace(workDir)));
  }

  /** Gives `use` the stack, a new one if there is none. */
  withStack<Result>(
    stack: string,
    { exists, program }: OpenOptions,
    use: (stack: PulumiStack) => Promise<Result>,
  ): Promise<Result> {
    return this.inFolder(async (workDir) => {
      const workspace = await this.workspace(workDir, program);
      return use(exists === true ? await opened(stack, workspace) : await made(stack, workspace, exists === null));
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

  private async workspace(workDir: string, program?: PulumiFn): Promise<LocalWorkspace> {
    const url = backendOf(this.settings);
    const secretsProvider = secretsProviderOf(this.settings);
    return LocalWorkspace.create({
      workDir,
      pulumiCommand: await this.command(),
      projectSettings: { name: PROJECT, runtime: 'nodejs', ...(url === undefined ? {} : { backend: { url } }) },
      envVars: environmentOf(this.settings),
      ...(secretsProvider === undefined ? {} : { secretsProvider }),
      ...(program === undefined ? {} : { program }),
    });
  }
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
