// Finds what AWS already has of some resources: what an interrupted deployment left, and accounts that were there before.
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { readCreationsInProgress } from '@microaccounts/account-factory/observe';
import type { LandingZoneResource } from '@microaccounts/resources';
import type { AwsSessions } from '@microaccounts/resources/observe';
import { setTimeout } from 'node:timers/promises';
import { including, type Expectation } from './expectation';
import type { Ids } from './identify/registry';
import { observe } from './observe/observe';
import { covers, type Scope } from './observe/readings';

export interface FindOptions {
  /** The role, path included, as which members are read: the audit role may not be there yet. */
  readonly roleName: string;
  /** How to wait, in milliseconds; for tests. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/** AWS would not tell whether something exists; deploying on a guess could make it twice. */
export class ExistenceUnknownError extends Error {
  override readonly name = 'ExistenceUnknownError';
  constructor(
    readonly address: string,
    reason: string,
  ) {
    super(`cannot tell whether \`${address}\` exists: ${reason}`);
  }
}

/** Milliseconds between looks at creations in progress: doubled each time, up to the longest. */
const PAUSES = { first: 250, longest: 5_000 };
/** Creating an account takes minutes; after about an hour of looks it is a case for AWS's support. */
const MOST_LOOKS = 720;

/** A resource in AWS, in normal form, with the ids that AWS gave it. */
export interface Found {
  readonly ids: Ids;
  readonly properties: object;
}

/**
 * Those of `resources` that exist, by address, found by natural keys; with them whatever else was seen on the way, such
 * as what they refer to. Only what may hold them is read; they may be others than those expected. An account that is being
 * created is waited for, since until then it has no id and must not be created again.
 * @throws ExistenceUnknownError if something could not be read.
 */
export async function findExisting(
  sessions: AwsSessions,
  expectation: Expectation,
  resources: readonly LandingZoneResource[],
  { roleName, wait = setTimeout }: FindOptions,
): Promise<Map<string, Found>> {
  await creationsEnded(sessions, expectation, resources, wait);
  const only = (scope: Scope): boolean =>
    resources.some((resource) => covers(scope, resource, expectation.networkAccount));
  const observation = await observe(sessions, including(expectation, resources), {
    roleName,
    only,
    accountTags: false,
  });
  for (const { address } of resources) {
    const reason = observation.unchecked.get(address);
    if (reason !== undefined) throw new ExistenceUnknownError(address, reason);
  }
  const properties = new Map(observation.resources.map((resource) => [resource.address, resource.properties]));
  // The root has an id and is no resource.
  return new Map(
    [...observation.ids].map(([address, ids]) => [address, { ids, properties: properties.get(address) ?? {} }]),
  );
}

async function creationsEnded(
  sessions: AwsSessions,
  { homeRegion }: Expectation,
  resources: readonly LandingZoneResource[],
  wait: (milliseconds: number) => Promise<unknown>,
): Promise<void> {
  const names = new Set(resources.flatMap(({ kind, properties }) => (kind === 'account' ? [properties.name] : [])));
  if (names.size === 0) return;
  const client = (await sessions.management()).client(OrganizationsClient, homeRegion);
  for (let look = 0; look < MOST_LOOKS; look++) {
    const creating = await readCreationsInProgress(client);
    if (!creating.some((name) => names.has(name))) return;
    await wait(Math.min(PAUSES.first * 2 ** look, PAUSES.longest));
  }
  throw new ExistenceUnknownError(
    resources[0]?.address ?? '',
    'AWS has been creating accounts of these names for an hour',
  );
}
