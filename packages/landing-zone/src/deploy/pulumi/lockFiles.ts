// The locks of a backend that keeps one file per run, read without the Pulumi CLI: which stacks are being run.
import { PROJECT, type RunningStack } from '../engine';
import { isStale } from './locks';
import type { ObjectStore } from './objectStore';

/** Where runs leave a file each while they last (Pulumi's pkg/backend/diy: `lock.go`, `lockContent`). */
const LOCKS = '.pulumi/locks/';

/**
 * The stacks of this project that are locked: each run that changes a state locks its stack, a preview does not. What a process
 * of this machine has left is no run.
 * @param layout that of the backend: 1 with a folder for each project
 * @param url of the backend
 */
export async function lockedStacks(store: ObjectStore, layout: 0 | 1, url: string): Promise<RunningStack[]> {
  const folder = layout === 0 ? LOCKS : `${LOCKS}organization/${PROJECT}/`;
  const keys = await store.list(folder);
  const found = await Promise.all(
    keys.map(async (key): Promise<RunningStack[]> => {
      const [, stack] = key.startsWith(folder) ? (/^([^/]+)\/[^/]+\.json$/.exec(key.slice(folder.length)) ?? []) : [];
      // What is gone by now has come to its end.
      const content = stack === undefined ? null : await store.read(key);
      if (stack === undefined || content === null) return [];
      const { pid, username, hostname, timestamp } = contentOf(content);
      if (hostname !== null && pid !== null && isStale({ lock: `${url}/${key}`, host: hostname, process: pid }))
        return [];
      return [{ stack, by: username === null ? hostname : `${username}@${hostname ?? '?'}`, since: timestamp }];
    }),
  );
  return found.flat().sort((a, b) => (a.stack < b.stack ? -1 : 1));
}

interface LockContent {
  readonly pid: number | null;
  readonly username: string | null;
  readonly hostname: string | null;
  readonly timestamp: string | null;
}

/** A lock that says nothing is one nevertheless. */
function contentOf(bytes: Buffer): LockContent {
  const { pid, username, hostname, timestamp } = parsed(bytes.toString('utf8'));
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  return {
    pid: typeof pid === 'number' ? pid : null,
    username: text(username),
    hostname: text(hostname),
    timestamp: text(timestamp),
  };
}

function parsed(text: string): { readonly [key: string]: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as { readonly [key: string]: unknown }) : {};
  } catch {
    return {};
  }
}
