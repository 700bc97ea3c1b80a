// One meant account with the place in the files from which each of its values comes.
import { meantAccount } from './defaults/account';
import type { Origin } from './defaults/origin';
import { recorderInto, type Records } from './defaults/recorder';
import { surroundingsOf } from './defaults/surroundings';
import type { Account } from './estate';
import { positionOf } from './locate';
import type { Source } from './source/source';
import type { Path } from './spot';
import type { WrittenEstate } from './written/estate';

/**
 * Where a value is written; or what is called so that it follows from it; or that nothing is written and a default
 * holds. A service also says the list of all accounts that it is in, and the bundle.
 */
export type ExplainedOrigin = { readonly list?: 'default' | 'foundation'; readonly bundle?: string } & (
  | { readonly file: string; readonly line: number; readonly column: number }
  | { readonly file: string; readonly nameOf: 'file' | 'folder' }
  | { readonly builtIn: true }
);

/** A scalar, null, or an empty list or map of the account. */
export interface ExplainedValue {
  readonly path: Path;
  readonly value: unknown;
  readonly origin: ExplainedOrigin;
}

/** An entry that a list would have, were it not for what is written at `by`. */
export interface TakenAway {
  /** Of the list. */
  readonly path: Path;
  readonly value: string;
  /** Where it would come from. */
  readonly origin: ExplainedOrigin;
  readonly by: ExplainedOrigin;
}

export interface ExplainedAccount {
  readonly account: Account;
  /** Every value of the account once, in its order. */
  readonly values: readonly ExplainedValue[];
  readonly takenAway: readonly TakenAway[];
}

/** The meant account of this key, explained; null if the files do not place one. */
export function explainedAccount(
  key: string,
  written: WrittenEstate,
  sources: ReadonlyMap<string, Source>,
): ExplainedAccount | null {
  const entry = written.known.accounts.get(key);
  if (entry === undefined) return null;
  const records: Records = { values: [], takenAway: [] };
  const account = meantAccount(entry, written, surroundingsOf(written), recorderInto(records));
  if (account === null) return null;
  const order = Object.keys(account);
  const rank = ({ path }: { readonly path: Path }): number => order.indexOf(String(path[0]));
  return {
    account,
    values: records.values
      .map(({ path, value, from }) => ({ path, value, origin: located(from(), sources) }))
      .sort((a, b) => rank(a) - rank(b)),
    takenAway: records.takenAway.map(({ path, name, from, by }) => {
      return { path, value: name, origin: located(from(), sources), by: located(by(), sources) };
    }),
  };
}

function located(origin: Origin, sources: ReadonlyMap<string, Source>): ExplainedOrigin {
  const { list, bundle } = origin;
  const notes = { ...(list === undefined ? {} : { list }), ...(bundle === undefined ? {} : { bundle }) };
  switch (origin.kind) {
    case 'written':
      return { ...positionOf(origin.at, sources), ...notes };
    case 'name':
      return { file: origin.file, nameOf: origin.of, ...notes };
    case 'built-in':
      return { builtIn: true, ...notes };
  }
}
