// The snapshot of a simulated cloud: one JSON file, replaced whole or not at all.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { type StateData } from './state';
import { type TrailRecord } from './trail';

const FORMAT_VERSION = 1;

/** The state after the journal's entry `sequence`. */
export interface Snapshot {
  readonly sequence: number;
  readonly state: StateData;
  /** The newest calls that asked for changes; absent in snapshots of before there was a trail. */
  readonly trail?: readonly TrailRecord[];
}

/** The snapshot at `file`, undefined if there is none. Throws if it is damaged or of another format. */
export function readSnapshot(file: string): Snapshot | undefined {
  if (!fs.existsSync(file)) return undefined;
  const { formatVersion, ...snapshot } = JSON.parse(fs.readFileSync(file, 'utf8')) as Snapshot & {
    formatVersion: number;
  };
  if (formatVersion !== FORMAT_VERSION) {
    throw new Error(`${file}: format ${formatVersion} of the simulated AWS, where ${FORMAT_VERSION} is understood`);
  }
  return snapshot;
}

/** Writes beside and renames, so that a reader sees the old snapshot or the new one and never a part. */
export function writeSnapshot(file: string, snapshot: Snapshot): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const beside = `${file}.new`;
  const descriptor = fs.openSync(beside, 'w');
  try {
    fs.writeFileSync(descriptor, JSON.stringify({ formatVersion: FORMAT_VERSION, ...snapshot }));
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
  fs.renameSync(beside, file);
}
