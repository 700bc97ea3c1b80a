// The files of an estate as a commit holds them, read from git's objects: nothing is checked out.
import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { EstateFiles } from '../files';
import { EstateReadError } from './failure';
import { git, listTree, readObjects } from './git';
import { selectFiles, type ListedFile } from './selection';

/**
 * Reads the estate folder at `ref` of the repository that holds the folder; the folder need not exist in the working
 * tree. A commit without the folder is an empty estate. A file that `like` has with the same content is taken from there.
 * Throws an {@link EstateReadError} if there is no repository, or no such commit in it.
 */
export function readEstateAtCommit(folder: string, ref: string, like?: EstateFiles): EstateFiles {
  const { repository, under } = placeInRepository(folder);
  const entries = listTree(repository, commitOf(repository, ref), ...(under === '' ? [] : [`${under}/`]));
  const objects = new Map<string, string>();
  const listed = entries.flatMap(({ mode, object, bytes, path: from }): ListedFile[] => {
    const file = under === '' ? from : from.slice(under.length + 1);
    objects.set(file, object);
    const [name = '', ...folders] = file.split('/').reverse();
    if (folders.some(isHidden)) return [];
    if (mode === '120000') return [{ path: file, kind: 'symbolic-link', bytes: 0 }];
    if (isHidden(name)) return [];
    return [{ path: file, kind: mode.startsWith('100') ? 'file' : 'other', bytes }];
  });
  return selectFiles(listed, (files) => contents(repository, files, objects, like?.texts ?? new Map()));
}

/**
 * The text of the first of these files, named from the top of the repository that holds `folder`, that `ref` has; null if
 * it has none. A link, and what has more than `mostBytes`, says nothing.
 */
export function readFirstAtCommit(
  folder: string,
  ref: string,
  files: readonly string[],
  mostBytes: number,
): string | null {
  const { repository } = placeInRepository(folder);
  const found = listTree(repository, commitOf(repository, ref), ...files);
  const [entry] = files.flatMap((file) => found.filter(({ path: other }) => other === file));
  if (entry === undefined) return null;
  const isPlain = entry.mode.startsWith('100') && entry.bytes <= mostBytes;
  return isPlain ? (readObjects(repository, [entry.object])[0]?.toString('utf8') ?? null) : '';
}

/** The contents of files in their order; to read an object takes longer than to see that it is a text that is known. */
function contents(
  repository: string,
  files: readonly ListedFile[],
  objects: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, string>,
): Buffer[] {
  const found = files.map(({ path: file }) => {
    const object = objects.get(file) ?? '';
    const text = known.get(file);
    const bytes = text === undefined ? null : Buffer.from(text);
    return { object, bytes: bytes !== null && isObject(bytes, object) ? bytes : null };
  });
  const read = readObjects(
    repository,
    found.filter(({ bytes }) => bytes === null).map(({ object }) => object),
  ).values();
  return found.map(({ bytes }) => bytes ?? read.next().value ?? Buffer.alloc(0));
}

/** Whether git calls these bytes by this name: the hash of a header and the bytes (Pro Git, "Git Objects"). */
function isObject(bytes: Buffer, object: string): boolean {
  const hash = createHash(object.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === object;
}

function commitOf(repository: string, ref: string): string {
  const commit = git(repository, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (commit.ok) return commit.output.toString().trim();
  const isShallow = git(repository, ['rev-parse', '--is-shallow-repository']).output.toString().trim() === 'true';
  throw isShallow
    ? new EstateReadError(
        `this clone is shallow and has no \`${ref}\``,
        'fetch the rest with `git fetch --unshallow`, or check out with `fetch-depth: 0`',
      )
    : new EstateReadError(
        `unknown ref \`${ref}\``,
        'name a commit, a branch or a tag that this clone has, or fetch it first',
      );
}

function isHidden(name: string): boolean {
  return name.startsWith('.');
}

function placeInRepository(folder: string): { readonly repository: string; readonly under: string } {
  const absolute = path.resolve(folder);
  let existing = absolute;
  while (!existsSync(existing)) existing = path.dirname(existing);
  const top = git(existing, ['rev-parse', '--show-toplevel']);
  if (!top.ok) throw new EstateReadError(`\`${folder}\` is in no git repository: ${top.complaint}`, '');
  const repository = top.output.toString().replace(/\r?\n$/, '');
  const real = path.join(realpathSync(existing), path.relative(existing, absolute));
  return { repository, under: path.relative(realpathSync(repository), real).split(path.sep).join('/') };
}
