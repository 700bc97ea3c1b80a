// What to say of a name that nothing has.
import type { Spot } from '../spot';
import { didYouMean } from '../suggestion';
import type { Complaint } from './rule';

/** More names than these are not listed in a help. */
const LISTED = 8;

/**
 * The complaint about `name` where it is none of the `known`; none if it is known, or not a name at all, or if it is
 * not known what there is.
 */
export function unknownName(
  at: Spot,
  noun: string,
  name: string | undefined,
  known: ReadonlySet<string> | ReadonlyMap<string, unknown> | undefined,
): Complaint[] {
  if (name === undefined || known === undefined || known.has(name)) return [];
  const otherwise = known.size > LISTED ? '' : whatThereIs([...known.keys()].sort());
  return [{ at, message: `unknown ${noun} \`${name}\``, help: didYouMean(name, known, otherwise) }];
}

function whatThereIs(names: readonly string[]): string {
  return names.length === 0 ? 'there is none' : `there ${names.length === 1 ? 'is' : 'are'} ${listed(names)}`;
}

/** `` `a`, `b` and `c` `` */
export function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} and ${last}`;
}
