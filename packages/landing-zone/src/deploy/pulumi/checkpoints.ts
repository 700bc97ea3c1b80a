// The states of a backend that keeps one file per stack, read without the Pulumi CLI, which takes a second for each.
import { gunzipSync } from 'node:zlib';
import { PROJECT } from '../engine';
import type { ObjectStore } from './objectStore';
import { NO_STATE, stateOf, type Deployment, type StackState } from './state';

/**
 * The layout of these backends (Pulumi's pkg/backend/diy: `meta.go`, `store.go`, `state.go`). Version 1 has a folder for each
 * project; version 0, which has no `meta.yaml`, has none.
 */
const STACKS = '.pulumi/stacks/';
const META = '.pulumi/meta.yaml';

/** The one version of checkpoints that is read here (Pulumi's sdk/go/common/apitype, `CheckpointV3`). */
const CHECKPOINT_VERSION = 3;

interface Checkpoint {
  readonly version?: number;
  readonly checkpoint?: { readonly latest?: Deployment | null };
}

/** What is known here of a stack: null where only the Pulumi CLI can tell. */
export type Readable<Value> = Value | null;

export class Checkpoints {
  constructor(private readonly store: ObjectStore) {}

  /** The names of the stacks. */
  async stacks(): Promise<Readable<string[]>> {
    const keys = await this.store.list(STACKS);
    const folder = await this.folder();
    if (folder === null) return null;
    const files = keys.filter((key) => key.startsWith(folder)).map((key) => key.slice(folder.length));
    return [...new Set(files.flatMap((file) => /^([\w.-]+)\.json(?:\.gz|\.zst)?$/.exec(file)?.[1] ?? []))];
  }

  /** Of a stack that is not there: {@link NO_STATE}. */
  async state(stack: string): Promise<Readable<StackState>> {
    const folder = await this.folder();
    if (folder === null) return null;
    const names = ['.json', '.json.gz', '.json.zst'].map((ending) => `${folder}${stack}${ending}`);
    const found = (await Promise.all(names.map((name) => this.store.read(name)))).filter((file) => file !== null);
    // Which of several counts depends on when they were written.
    if (found.length > 1) return null;
    return found[0] === undefined ? NO_STATE : stateIn(found[0]);
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

function stateIn(bytes: Buffer): Readable<StackState> {
  const text = textOf(bytes);
  if (text === null) return null;
  const { version, checkpoint } = JSON.parse(text) as Checkpoint;
  if (version !== CHECKPOINT_VERSION) return null;
  return stateOf(checkpoint?.latest ?? {});
}

/** JSON, as it is or compressed by gzip, whatever the name says; null for anything else. */
function textOf(bytes: Buffer): string | null {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes).toString('utf8');
  return bytes[0] === 0x7b ? bytes.toString('utf8') : null;
}
