// What the backend of the Pulumi CLI knows of each stack.
import type { Held, RunningStack } from '../engine';
import { Checkpoints } from './checkpoints';
import { backendOf, type PulumiSettings } from './environment';
import { FileStore, folderOf } from './fileStore';
import { lockedStacks } from './lockFiles';
import type { ObjectStore } from './objectStore';
import { bucketOf, S3Store } from './s3Store';
import type { StackState } from './state';
import { StateReader } from './stateReader';

export class PulumiStates {
  /** Of a `file://` backend. */
  readonly folder: string | null;
  private readonly reader: StateReader;
  /** Where it can be read without the CLI. */
  private readonly store: ObjectStore | null;
  private readonly checkpoints: Checkpoints | null;

  constructor(private readonly settings: PulumiSettings) {
    const url = backendOf(settings) ?? '';
    this.folder = folderOf(url);
    this.store = storeOf(url);
    this.checkpoints = this.store === null ? null : new Checkpoints(this.store);
    this.reader = new StateReader(settings, this.checkpoints);
  }

  stacks(): Promise<string[]> {
    return this.reader.stacks();
  }

  state(stack: string): Promise<StackState> {
    return this.reader.state(stack);
  }

  async outputs(stack: string): Promise<Record<string, unknown> | undefined> {
    return (await this.reader.state(stack)).outputs;
  }

  async pending(stack: string): Promise<readonly string[]> {
    return (await this.reader.state(stack)).pending;
  }

  async held(stack: string): Promise<readonly Held[]> {
    return (await this.reader.state(stack)).resources;
  }

  async running(): Promise<readonly RunningStack[]> {
    const layout = (await this.checkpoints?.layout()) ?? null;
    if (this.store === null || layout === null) return [];
    return lockedStacks(this.store, layout, backendOf(this.settings) ?? '');
  }

  /** Whether the backend has the stack; null if that cannot be told without the CLI. */
  exists(stack: string): Promise<boolean | null> {
    return this.reader.exists(stack);
  }

  /** The stack has been run, or may have been: whatever is known of it has to be read again. */
  forget(stack: string): void {
    this.reader.forget(stack);
  }
}

/** The backend's objects, where they can be read without the CLI. */
function storeOf(url: string): ObjectStore | null {
  const folder = folderOf(url);
  if (folder !== null) return new FileStore(folder);
  const bucket = bucketOf(url);
  return bucket === null ? null : new S3Store(bucket);
}
