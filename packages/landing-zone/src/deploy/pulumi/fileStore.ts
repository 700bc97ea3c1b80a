// The objects of a `file://` backend.
import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import * as path from 'node:path';
import { BackendError, type ObjectStore } from './objectStore';

/**
 * The folder of a `file://` URL as Pulumi reads it: `~` is the user's home, a relative path is relative to where the command
 * runs ("State and backends", Pulumi documentation). Null for any other URL, and for one with parameters.
 */
export function folderOf(url: string): string | null {
  if (!url.startsWith('file://') || url.includes('?')) return null;
  const written = decodeURIComponent(url.slice('file://'.length));
  return path.resolve(/^~(?=\/|$)/.test(written) ? path.join(homedir(), written.slice(1)) : written);
}

/** The same URL for whichever folder a command runs in. */
export function absoluteUrl(url: string): string {
  const folder = folderOf(url);
  return folder === null ? url : `file://${encodeURI(folder)}`;
}

export class FileStore implements ObjectStore {
  constructor(private readonly folder: string) {}

  async list(prefix: string): Promise<string[]> {
    const isThere = await stat(this.folder).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!isThere) throw new BackendError(`the folder \`${this.folder}\` of the backend does not exist`);
    const entries = await readdir(path.join(this.folder, prefix), { recursive: true, withFileTypes: true }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      },
    );
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  }

  async read(key: string): Promise<Buffer | null> {
    return readFile(path.join(this.folder, key)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  }
}
