// Which stacks a command is about: its options, held against the estate.
import type { LandingZone, Selection } from '@microaccounts/landing-zone';
import { UserError } from './exit';
import { suggestion } from './suggestion';

export interface SelectionOptions {
  /** Names of stacks. */
  readonly stacks?: readonly string[];
  /** Keys of accounts. */
  readonly accounts?: readonly string[];
  /** A git ref. */
  readonly since?: string;
  readonly shared?: boolean;
  /** As it is written. */
  readonly ring?: string;
  /** `2/4`, as it is written. */
  readonly shard?: string;
}

/**
 * What the options select of a landing zone; `since` is that of the commit which they name, null if it had none.
 * @throws UserError if they name what there is not, or cannot be read.
 */
export async function selectionOf(
  options: SelectionOptions,
  landingZone: LandingZone,
  since: LandingZone | null,
): Promise<Selection> {
  const { stacks, accounts, shared, ring, shard } = options;
  await checkNames(
    'stack',
    stacks ?? [],
    landingZone.stacks.map(({ name }) => name),
  );
  await checkNames(
    'account',
    accounts ?? [],
    landingZone.estate.accounts.map(({ key }) => key),
  );
  if (shared === true && (ring !== undefined || shard !== undefined))
    throw new UserError(
      '`--shared` is about what is in no ring and in no shard',
      'run it first, then each `--ring` and `--shard` without it',
    );
  return {
    ...(stacks === undefined ? {} : { stacks }),
    ...(accounts === undefined ? {} : { accounts }),
    ...(options.since === undefined ? {} : { since }),
    ...(shared === true ? { shared } : {}),
    ...(ring === undefined ? {} : { ring: ringFrom(ring) }),
    ...(shard === undefined ? {} : { shard: shardFrom(shard) }),
  };
}

function ringFrom(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new UserError(`\`${text}\` is no ring`, 'a ring is a whole number from 0, as in `--ring 1`');
}

/** @throws UserError if it is none */
export function shardFrom(text: string): { index: number; of: number } {
  const [, index, of] = (/^([1-9]\d*)\/([1-9]\d*)$/.exec(text) ?? []).map(Number);
  if (index !== undefined && of !== undefined && index <= of) return { index, of };
  throw new UserError(`\`${text}\` is no shard`, 'the second of four is `--shard 2/4`');
}

/** @throws UserError if there is none of a name */
export async function checkNames(noun: string, names: readonly string[], known: readonly string[]): Promise<void> {
  const all = new Set(known);
  const unknown = names.find((name) => !all.has(name));
  if (unknown === undefined) return;
  throw new UserError(`there is no ${noun} \`${unknown}\``, await suggestion(unknown, known));
}
