// Git as this package needs it: questions to one repository, answered by the `git` on the path.
import { spawnSync } from 'node:child_process';
import { EstateReadError } from './failure';

export interface GitAnswer {
  readonly ok: boolean;
  readonly output: Buffer;
  /** What git says against it, on one line. */
  readonly complaint: string;
}

/** Runs git in `folder`. A failure of git is an answer; that there is no git is an {@link EstateReadError}. */
export function git(folder: string, args: readonly string[], input = ''): GitAnswer {
  const { status, stdout, stderr, error } = spawnSync('git', ['-C', folder, ...args], {
    input,
    maxBuffer: Infinity,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
  });
  if (error !== undefined)
    throw new EstateReadError('`git` cannot be run', 'install git, and have it on the path', { cause: error });
  const complaint = stderr.toString().trim().split('\n').pop() ?? '';
  return { ok: status === 0, output: stdout, complaint: complaint.replace(/^(fatal|error): /, '') };
}

/** One entry of a tree: `mode` is `100644`, `120000` for a symbolic link, `160000` for a submodule. */
export interface TreeEntry {
  readonly mode: string;
  readonly object: string;
  readonly bytes: number;
  /** From the root of the repository. */
  readonly path: string;
}

/** The files of a commit at these paths, from the root of the repository: those in a folder for a path that ends in `/`; all without one. */
export function listTree(folder: string, commit: string, ...paths: readonly string[]): TreeEntry[] {
  const args = ['ls-tree', '-r', '-l', '-z', '--full-tree', commit, ...(paths.length === 0 ? [] : ['--', ...paths])];
  const { ok, output, complaint } = git(folder, args);
  if (!ok) throw new EstateReadError(`the tree of \`${commit}\` cannot be read: ${complaint}`, '');
  return output
    .toString()
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const [facts = '', found = ''] = line.split('\t', 2);
      const [mode = '', , object = '', bytes = ''] = facts.split(/ +/);
      return { mode, object, bytes: Number.parseInt(bytes, 10) || 0, path: found };
    });
}

/** The contents of objects, in their order, by one process. */
export function readObjects(folder: string, objects: readonly string[]): Buffer[] {
  if (objects.length === 0) return [];
  const { ok, output, complaint } = git(folder, ['cat-file', '--batch'], `${objects.join('\n')}\n`);
  if (!ok) throw new EstateReadError(`objects cannot be read: ${complaint}`, '');
  let at = 0;
  return objects.map((object) => {
    const end = output.indexOf('\n', at);
    const header = output.subarray(at, end).toString();
    const bytes = Number(header.split(' ')[2]);
    if (!Number.isInteger(bytes))
      throw new EstateReadError(`the object \`${object}\` is missing`, 'the clone is incomplete: fetch it whole');
    at = end + 1 + bytes + 1;
    return output.subarray(end + 1, end + 1 + bytes);
  });
}
