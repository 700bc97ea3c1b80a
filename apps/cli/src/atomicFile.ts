// Writes a file so that a reader sees the old text or the new one, never a part, even when the process is killed.
import { open, rename, rm } from 'node:fs/promises';

/** Replaces the file at `file` by `text`, through a file beside it. */
export async function writeFileAtomically(file: string, text: string): Promise<void> {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    const handle = await open(beside, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
