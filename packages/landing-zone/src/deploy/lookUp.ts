// What AWS has already of a stack whose state may not know it, and what of that the stack takes over.
import type { LandingZoneResource } from '@microaccounts/resources';
import type { ExistingResource } from '@microaccounts/resources/imports';
import type { StackSpec } from '../plan/stackSpec';
import type { RunOptions } from './engine';
import { importsOf } from './imports';
import { mayBeOurs } from './ownership';
import { importableNames } from './registeredNames';
import type { Standing } from './stackStates';

/** What AWS has, by address. */
export type ExistingResources = ReadonlyMap<string, ExistingResource>;

/** Looks resources up in AWS by their natural keys and gives those that exist, with what they refer to. */
export type FindExisting = (resources: readonly LandingZoneResource[]) => Promise<ExistingResources>;

export const NO_IMPORTS: RunOptions['imports'] = new Map();

/**
 * What AWS has of what the state may lack: an account that was vended, or is being vended, by a run whose state did not learn of
 * it, with what is attached to it; and whatever a run has made that was cut off, or whose calls were not answered. An engine
 * that sees a call fail may take it for not done. Null if there is nothing to ask for.
 */
export async function lookUp(
  spec: StackSpec,
  { interrupted, unfinished, accountId, abandoned, held }: Standing,
  existing: FindExisting,
): Promise<ExistingResources | null> {
  const accounts = spec.resources.filter(({ kind }) => kind === 'account');
  const isUnknown = accounts.length > 0 && accountId === null;
  if (!interrupted && isUnknown) {
    const vended = await existing(accounts);
    if (accounts.every(({ address }) => !vended.has(address))) return null;
  } else if (!interrupted && !unfinished) return null;
  const doubtful = interrupted || isUnknown ? spec.resources : notHeld(spec.resources, held);
  const asked = [...doubtful, ...abandoned];
  return asked.length === 0 ? null : existing(asked);
}

/** Import ids of what was found and the state does not hold, or may hold an earlier one of, where nothing says that it is not ours. */
export function importsInto(
  { resources }: StackSpec,
  { held, pending }: Pick<Standing, 'held' | 'pending'>,
  found: ExistingResources | null,
): RunOptions['imports'] {
  if (found === null) return NO_IMPORTS;
  const ours = resources.filter((resource) => mayBeOurs(resource, found, pending));
  const imports = importsOf(ours, (address) => found.get(address));
  return new Map([...imports].filter(([name]) => !held.has(name) || pending.has(name)));
}

/** Those of the resources that the state does not hold, or not with all their parts. */
function notHeld(resources: readonly LandingZoneResource[], held: ReadonlySet<string>): readonly LandingZoneResource[] {
  return resources.filter((resource) => importableNames(resource).some((name) => !held.has(name)));
}
