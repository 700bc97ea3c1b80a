// Names and paths of IAM's entities. (IAM User Guide, "IAM and AWS STS quotas": name requirements and limits)
import { validationError } from './refusal';

/** A name of `longest` characters at most, of IAM's alphabet. */
export function checkedName(name: string, longest: number): string {
  if (!/^[\w+=,.@-]+$/.test(name) || name.length > longest) {
    throw validationError(`'${name}' must have 1 to ${longest} of the characters A-Z a-z 0-9 _ + = , . @ -`);
  }
  return name;
}

/** `/` or `/…/`; `/` if there is none. */
export function checkedPath(path: string | undefined): string {
  if (path !== undefined && (!/^\/([!-.0-~][!-~]*\/)?$/.test(path) || path.length > 512)) {
    throw validationError(`the path '${path}' must begin and end with /`);
  }
  return path ?? '/';
}

export function checkedDescription(description: string | undefined): string {
  if ((description ?? '').length > 1_000) throw validationError('a description has at most 1000 characters');
  return description ?? '';
}
