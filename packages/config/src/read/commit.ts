// The files of an estate as a commit holds them, read from git's objects: nothing is checked out.
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { EstateFiles } from '../files';
import { EstateReadError } from './failure';
import { git, listTree, readObjects } from './git';
import { selectFiles, type ListedFile } from './selection';

/**
 * Reads the estate folder at `ref` of the repository that holds the folder; the folder need not exist in the working
 * tree. A commit without the folder is an empty estate. Throws an {@link EstateReadError} if there is no repository, or
 * no such commit in it.
 */
export function readEstateAtCommit(folder: string, ref: string): EstateFiles {
  const { repository, under } = placeInRepository(folder);
  const commit = git(repository, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (!commit.ok)
    throw new EstateReadError(
      `unknown ref \`${ref}\``,
      'name a commit, a branch or a tag that this clone has, or fetch it first',
    );

  const entries = listTree(repository, commit.output.toString().trim(), under);
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
  return selectFiles(listed, (files) =>
    readObjects(
      repository,
      files.map((file) => objects.get(file.path) ?? ''),
    ),
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
