// Writes a file so that a reader sees the old text or the new one, never a part, even when the process is killed.
import { constants } from 'node:fs';
import { copyFile, link, open, rename, rm } from 'node:fs/promises';

/** Replaces the file at `file` by `text`, through a file beside it. */
export async function writeFileAtomically(file: string, text: string): Promise<void> {
  await throughFileBeside(file, text, (beside) => rename(beside, file));
}

/** Makes the file at `file`, through a file beside it. Rejects with the code `EEXIST`, changing nothing, if it is there. */
export async function createFileAtomically(file: string, text: string): Promise<void> {
  await throughFileBeside(file, text, async (beside) => {
    try {
      await link(beside, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
      // A file system without hard links: not at once, but never over another file.
      await copyFile(beside, file, constants.COPYFILE_EXCL);
    }
    await rm(beside);
  });
}

async function throughFileBeside(file: string, text: string, place: (beside: string) => Promise<void>): Promise<void> {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    const handle = await open(beside, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await place(beside);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
