// What a killed Pulumi CLI leaves of the files beside a checkpoint, without which the checkpoint is not read.
import { readFile, unlink } from 'node:fs/promises';
import * as path from 'node:path';
import { PROJECT } from '../engine';
import { isJson } from '../json';

const CHECKPOINTS = ['', `${PROJECT}/`].flatMap((project) =>
  ['.json', '.json.gz', '.json.zst'].flatMap((ending) => [ending, `${ending}.bak`].map((file) => ({ project, file }))),
);

/**
 * Takes away cut off attributes of a stack's checkpoints in a `file://` backend, which serve nothing but downloads. The CLI
 * renames a whole checkpoint into place, but writes its `.attrs` where it is, and without an end it says `EOF` from then on
 * (`setAttrs` in gocloud.dev/blob/fileblob).
 */
export async function repairAttributes(folder: string, stack: string): Promise<void> {
  await Promise.all(
    CHECKPOINTS.map(async ({ project, file }) => {
      const attributes = path.join(folder, '.pulumi', 'stacks', project, `${stack}${file}.attrs`);
      const text = await readFile(attributes, 'utf8').catch(() => null);
      if (text !== null && !isJson(text)) await unlink(attributes).catch(() => undefined);
    }),
  );
}
