// Which commit the files of a folder are.
import { git } from './git';

export interface Revision {
  /** 40 hexadecimal digits. */
  readonly commit: string;
  /** Files of the folder that are not as the commit has them, or that it lacks; paths from the root of the repository. */
  readonly uncommitted: readonly string[];
}

/** The commit that is checked out where the folder is; null if it is in no git repository, or in one without a commit. */
export function revisionOf(folder: string): Revision | null {
  const head = git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  if (!head.ok) return null;
  const status = git(folder, ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--', '.']);
  const uncommitted = status.output
    .toString()
    .split('\0')
    // A renamed file comes with its old name, without a state, behind it.
    .flatMap((entry) => (/^[ A-Z?!]{2} ./.test(entry) ? [entry.slice(3)] : []));
  return { commit: head.output.toString().trim(), uncommitted };
}
