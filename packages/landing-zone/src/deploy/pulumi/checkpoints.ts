// The states of a backend that keeps one file per stack, read without the Pulumi CLI, which takes a second for each.
import { PROJECT } from '../engine';
import type { Readable } from './checkpointText';
import type { ObjectStore } from './objectStore';
import { NO_STATE, type StackState } from './state';
import { StateParsers } from './stateParsers';

/**
 * The layout of these backends (Pulumi's pkg/backend/diy: `meta.go`, `store.go`, `state.go`). Version 1 has a folder for each
 * project; version 0, which has no `meta.yaml`, has none.
 */
const STACKS = '.pulumi/stacks/';
const META = '.pulumi/meta.yaml';

export class Checkpoints {
  /** What objects there are, asked once: of thousands of stacks it is known then under which names they are not. */
  private listed: Promise<ReadonlySet<string>> | undefined;
  private readonly parsers = new StateParsers();

  constructor(private readonly store: ObjectStore) {}

  /** The names of the stacks. */
  async stacks(): Promise<Readable<string[]>> {
    const keys = [...(await this.list())];
    const folder = await this.folder();
    if (folder === null) return null;
    const files = keys.filter((key) => key.startsWith(folder)).map((key) => key.slice(folder.length));
    return [...new Set(files.flatMap((file) => /^([\w.-]+)\.json(?:\.gz|\.zst)?$/.exec(file)?.[1] ?? []))];
  }

  /** Of a stack that is not there: {@link NO_STATE}. */
  async state(stack: string): Promise<Readable<StackState>> {
    const folder = await this.folder();
    if (folder === null) return null;
    const [name, ...others] = await this.files(folder, stack);
    // Which of several counts depends on when they were written.
    if (others.length > 0) return null;
    const found = name === undefined ? null : await this.store.read(name);
    return found === null ? NO_STATE : this.parsers.parse(found);
  }

  /** Whether there is a state of the stack. */
  async has(stack: string): Promise<Readable<boolean>> {
    const folder = await this.folder();
    return folder === null ? null : (await this.files(folder, stack)).length > 0;
  }

  /** Somebody has written, or may have: what is there has to be asked again. */
  forget(): void {
    this.listed = undefined;
  }

  private async files(folder: string, stack: string): Promise<string[]> {
    const there = await this.list();
    return ['.json', '.json.gz', '.json.zst']
      .map((ending) => `${folder}${stack}${ending}`)
      .filter((name) => there.has(name));
  }

  private list(): Promise<ReadonlySet<string>> {
    if (this.listed !== undefined) return this.listed;
    const listed = this.store.list(STACKS).then((keys) => new Set(keys));
    this.listed = listed;
    listed.catch(() => (this.listed = undefined));
    return listed;
  }

  /** 1 with a folder for each project, 0 without. */
  async layout(): Promise<Readable<0 | 1>> {
    return layoutVersion(await this.store.read(META));
  }

  /** The folder of this project's stacks. Asked for each time: the first stack of a backend brings its layout with it. */
  private async folder(): Promise<Readable<string>> {
    const version = await this.layout();
    if (version === null) return null;
    return version === 0 ? STACKS : `${STACKS}${PROJECT}/`;
  }
}

/** Null for one that is not known. */
function layoutVersion(meta: Buffer | null): 0 | 1 | null {
  if (meta === null) return 0;
  const version = /^version:\s*(\d+)\s*$/m.exec(meta.toString('utf8'))?.[1];
  return version === '0' ? 0 : version === '1' ? 1 : null;
}
