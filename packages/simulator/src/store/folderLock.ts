// Who keeps a cloud's folder open: one process at a time, since each would overwrite what the other remembers.
import * as fs from 'node:fs';
import * as path from 'node:path';

/** Another process has the folder open. */
export class FolderInUseError extends Error {
  constructor(file: string, processId: number) {
    super(`the simulated AWS is in use by process ${processId}; if that is not so, delete ${file}`);
    this.name = 'FolderInUseError';
  }
}

/** Held from `take` until `release`. What a killed process left behind does not count, nor what this process holds. */
export class FolderLock {
  private constructor(private readonly file: string) {}

  /** @throws FolderInUseError */
  static take(folder: string): FolderLock {
    fs.mkdirSync(folder, { recursive: true });
    const file = path.join(folder, 'aws.lock');
    const holder = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
    if (holder !== process.pid && isRunning(holder)) throw new FolderInUseError(file, holder);
    fs.writeFileSync(file, String(process.pid));
    return new FolderLock(file);
  }

  release(): void {
    fs.rmSync(this.file, { force: true });
  }
}

function isRunning(processId: number): boolean {
  if (!(processId > 0)) return false;
  try {
    process.kill(processId, 0);
    return !isZombie(processId);
  } catch (error) {
    // Another user's process may not be signalled, and runs nevertheless.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A process that was killed answers signals until its parent has asked how it ended (proc(5), "/proc/pid/stat"). */
function isZombie(processId: number): boolean {
  try {
    return / Z /.test(fs.readFileSync(`/proc/${processId}/stat`, 'utf8').replace(/^.*\)/, ''));
  } catch {
    return false; // no such file system here
  }
}
