// What stands in the file of a checkpoint.
import { gunzipSync } from 'node:zlib';
import { stateOf, type Deployment, type StackState } from './state';

/** What is known here of a stack: null where only the Pulumi CLI can tell. */
export type Readable<Value> = Value | null;

/** The one version of checkpoints that is read here (Pulumi's sdk/go/common/apitype, `CheckpointV3`). */
const CHECKPOINT_VERSION = 3;

interface Checkpoint {
  readonly version?: number;
  readonly checkpoint?: { readonly latest?: Deployment | null };
}

/**
 * What a checkpoint says of its stack.
 * @throws SyntaxError if it is no JSON
 */
export function stateIn(bytes: Buffer): Readable<StackState> {
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
