// Reads all that the landing zone has in AWS at once, for those who look for something in it.
import type { ObservedResource, Resource } from '@microaccounts/resources';
import { callCounter, countedSessions, type AwsSessions } from '@microaccounts/resources/observe';
import type { Expectation } from '../expectation';
import { identify } from '../identify/identify';
import type { Ids } from '../identify/registry';
import { EVERYTHING, reachOf } from '../scope/scope';
import { closedIn, withoutLeftovers } from './leftovers';
import { readParts, type AccountsRead, type Gap, type ReadOptions } from './parts';
import { covers } from './readings';

export interface Observation {
  /** What is in AWS, in normal form, sorted by address: but for what is in a gap, and leftovers that are nobody's concern. */
  readonly resources: readonly Resource[];
  /** AWS's ids by address. */
  readonly ids: ReadonlyMap<string, Ids>;
  /** Addresses of what nobody declares → the address whose resource it would do for, had not another done better. */
  readonly candidates?: ReadonlyMap<string, string>;
  /** Desired resources that could not be looked at, by address, with the reason. */
  readonly unchecked: ReadonlyMap<string, string>;
  /** Commands sent to AWS. */
  readonly calls: number;
}

export type ObserveOptions = ReadOptions;

/**
 * Reads the organization from the management account, the networks in the network account and the baseline of every
 * active account in its regions, and keeps it: for a comparison of everything, `drift` does not. What AWS refuses or fails
 * to tell is unchecked; only without a session in the management account nothing can be said, and the failure is thrown.
 */
export async function observe(
  sessions: AwsSessions,
  expectation: Expectation,
  options: ObserveOptions = {},
): Promise<Observation> {
  const { accounts, managementAccountId, networkAccount, resources: desired } = expectation;
  const counter = callCounter();
  const observed: ObservedResource[] = [];
  const gaps: Gap[] = [];
  let known: AccountsRead | undefined;
  let blindness: string | undefined;
  const ownersOf = ({ root }: AccountsRead) => ({ managementAccountId, root: root.id, networkAccount });
  const everywhere = reachOf(
    EVERYTHING,
    accounts.map(({ key }) => key),
  );
  await readParts(
    countedSessions(sessions, counter),
    expectation,
    everywhere,
    {
      accounts: (read) => {
        known = read;
        observed.push(...read.accounts);
        const { ids } = identify(read.accounts, desired, ownersOf(read));
        return (key) => ids.get(`account/${key}`)?.['id'];
      },
      part: (part) => {
        for (const one of part.observed) observed.push(one);
        gaps.push(...part.gaps);
      },
      blind: (reason) => (blindness = reason),
    },
    options,
  );
  const gapAround = (resource: Pick<Resource, 'kind' | 'account' | 'region'>): string | undefined =>
    blindness ?? gaps.find(({ scope }) => covers(scope, resource, networkAccount))?.reason;
  const unchecked = new Map<string, string>();
  for (const resource of desired) {
    const reason = gapAround(resource);
    if (reason !== undefined) unchecked.set(resource.address, reason);
  }
  const { resources, ids, candidates } =
    known === undefined
      ? { resources: [], ids: new Map(), candidates: new Map() }
      : identify(observed, desired, ownersOf(known));
  return {
    resources: withoutLeftovers(
      resources.filter((one) => gapAround(one) === undefined),
      expectation,
      closedIn(known?.accounts ?? []),
    ),
    ids,
    candidates,
    unchecked,
    calls: counter.total(),
  };
}
