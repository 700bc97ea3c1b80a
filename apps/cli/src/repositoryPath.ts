// Names files of an estate as a code host knows them: by their path in the repository.
import { existsSync, realpathSync } from 'node:fs';
import * as path from 'node:path';

/**
 * Gives a file of the estate in `folder` its path, with `/`, from the top of the repository that holds the folder; without
 * a repository from `workingDirectory`. Neither folder nor file need exist.
 */
export function repositoryPaths(folder: string, workingDirectory: string): (file: string) => string {
  const estate = realPath(path.resolve(workingDirectory, folder));
  const top = topOfRepository(estate) ?? realPath(workingDirectory);
  const prefix = path.relative(top, estate).split(path.sep).join('/');
  return (file) => (prefix === '' ? file : `${prefix}/${file}`);
}

/** The nearest folder around `folder` that git keeps its own in: a folder `.git`, or a file in a worktree. */
function topOfRepository(folder: string): string | null {
  if (existsSync(path.join(folder, '.git'))) return folder;
  const above = path.dirname(folder);
  return above === folder ? null : topOfRepository(above);
}

/** `folder` without symbolic links in it, as far as it exists. */
function realPath(folder: string): string {
  if (existsSync(folder)) return realpathSync(folder);
  const above = path.dirname(folder);
  return above === folder ? folder : path.join(realPath(above), path.basename(folder));
}
