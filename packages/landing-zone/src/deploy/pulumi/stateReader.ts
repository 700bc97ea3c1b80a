// What is known of each stack, as last read: from the backend's files where that can be done, by the Pulumi CLI otherwise.
import { availableParallelism } from 'node:os';
import type { Checkpoints } from './checkpoints';
import { limit } from './limit';
import { NO_STATE, stateOf, type Deployment, type StackState } from './state';
import type { PulumiSettings } from './environment';
import type { Workspaces } from './workspaces';

export class StateReader {
  private readonly known = new Map<string, Promise<StackState>>();
  private listed: Promise<string[]> | undefined;
  private loaded: Workspaces | undefined;
  private readonly files = limit(32);
  /** A process each, that keeps a processor busy while it starts. */
  private readonly commands = limit(Math.max(2, availableParallelism()));

  constructor(
    private readonly settings: PulumiSettings,
    private readonly checkpoints: Checkpoints | null,
  ) {}

  /** The names of the stacks. */
  stacks(): Promise<string[]> {
    this.listed ??= this.list();
    return this.listed;
  }

  state(stack: string): Promise<StackState> {
    const known = this.known.get(stack);
    if (known !== undefined) return known;
    const read = this.read(stack);
    this.known.set(stack, read);
    // Asked again, the backend may answer.
    read.catch(() => this.known.get(stack) === read && this.forget(stack));
    return read;
  }

  /** Whether the backend has the stack; null if that cannot be told without the CLI. */
  async exists(stack: string): Promise<boolean | null> {
    return (await this.checkpoints?.has(stack)) ?? null;
  }

  /** The stack has been run, or may have been. */
  forget(stack: string): void {
    this.known.delete(stack);
    this.listed = undefined;
    this.checkpoints?.forget();
  }

  private async list(): Promise<string[]> {
    const found = (await this.checkpoints?.stacks()) ?? null;
    if (found !== null) return found;
    const listed = await this.workspaces().within((workspace) => workspace.listStacks());
    return listed.map(({ name }) => name.replace(/^.*\//, ''));
  }

  private async read(stack: string): Promise<StackState> {
    const { checkpoints } = this;
    const found = checkpoints === null ? null : await this.files(() => checkpoints.state(stack));
    if (found !== null) return found;
    if (!(await this.stacks()).includes(stack)) return NO_STATE;
    const exported = await this.commands(async () =>
      this.workspaces().within((workspace) => workspace.exportStack(stack)),
    );
    return stateOf((exported.deployment ?? {}) as Deployment);
  }

  private workspaces(): Workspaces {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load Pulumi, for states that are mostly files
    const module = require('./workspaces') as typeof import('./workspaces');
    this.loaded ??= new module.Workspaces(this.settings);
    return this.loaded;
  }
}
