// Keys and names of accounts differ by more than the case of letters and characters that look alike.
import type { Spot } from '../../spot';
import type { AccountEntry } from '../../written/accountEntry';
import { skeleton } from '../../lookAlike';
import type { Complaint, Rule } from '../rule';

export const distinctLooks: Rule = {
  code: 'account/look-alike',
  demands: 'keys and names of accounts differ by more than the case of letters and characters that look alike',
  *check({ known }) {
    const entries = [...known.accounts.values()];
    yield* alike('keys', entries, ({ key }) => key, keySpot);
    const named = ({ settings }: AccountEntry): boolean => settings.name !== undefined;
    // Where neither account is given a name, the keys have said it.
    yield* alike(
      'names',
      [...entries].sort((a, b) => Number(named(a)) - Number(named(b))),
      labelOf,
      (entry) => (named(entry) ? entry.valueAt('name') : null),
    );
  },
};

function* alike(
  noun: string,
  entries: readonly AccountEntry[],
  label: (entry: AccountEntry) => string,
  spot: (entry: AccountEntry) => Spot | null,
): Generator<Complaint> {
  const seen = new Map<string, string>();
  for (const entry of entries) {
    const text = label(entry);
    const look = skeleton(text);
    const first = seen.get(look);
    const at = spot(entry);
    if (first === undefined) seen.set(look, text);
    else if (first !== text && at !== null)
      yield {
        at,
        severity: 'warning',
        message: `the ${noun} of accounts \`${first}\` and \`${text}\` look alike`,
        help: 'let them differ by more than the case of letters, or `0` and `O`, `1`, `I` and `l`',
      };
  }
}

function labelOf({ key, settings }: AccountEntry): string {
  return settings.name ?? key;
}

function keySpot({ file, path }: AccountEntry): Spot {
  return { file, path, of: 'key' };
}
