// LandingZone → the flat, comparable list of resources, stack by stack.
import { accountResource, alternateContacts, baselineResources } from '@microaccounts/account-factory';
import { accountNetworkResources, networkResources, type RegionalNetwork } from '@microaccounts/networking';
import {
  canonicalJson,
  digest,
  MANAGEMENT,
  ORGANIZATION_ROOT,
  reference,
  type LandingZoneResource,
  type OrganizationalUnit,
  type Reference,
} from '@microaccounts/resources';
import { scpResources, targetAddress, type ScpPlannedAttachment } from '@microaccounts/scp';
import type { Account, Estate } from '@microaccounts/config';
import type { LandingZone, Stack } from './landingZone';
import { accountsByKey, boundTargets, type Bound } from './lookUp';
import { publicationOf } from './publication';
import { networkStack, ORGANIZATION_STACK, vendedAccount } from './stacks';

/** Everything that the landing zone puts into AWS, in the order of the stacks. */
export function resources(landingZone: LandingZone): LandingZoneResource[] {
  return landingZone.stacks.flatMap((stack) => stackResources(landingZone, stack.name));
}

/**
 * What one stack holds, each resource after those of the same stack that it refers to.
 * @throws RangeError if the landing zone has no stack of this name.
 */
export function stackResources(landingZone: LandingZone, name: string): LandingZoneResource[] {
  const stack = stacksByName(landingZone).get(name);
  if (stack === undefined) throw new RangeError(`no stack \`${name}\` in this landing zone`);
  return resourcesOf(landingZone, stack);
}

/**
 * What the network account holds in a region: the region's own stack, and what the stacks of the accounts that take part have
 * there. Beside it are things of those accounts that follow from the network, such as their parameters.
 */
export function regionalNetworkResources(landingZone: LandingZone, region: string): LandingZoneResource[] {
  const { estate, network } = landingZone;
  const name = networkStack(region);
  const regional = { ...network, networks: network.networks.filter((one) => one.region === region) };
  return [
    ...(stacksByName(landingZone).has(name) ? stackResources(landingZone, name) : []),
    ...estate.accounts.flatMap((account) => accountNetworkResources(estate, regional, account)),
  ];
}

/** What a reference points at in another stack, of what stacks publish; undefined if the landing zone has no such resource. */
export function referredResource(landingZone: LandingZone, reference: Reference): LandingZoneResource | undefined {
  const publication = publicationOf(reference);
  if (publication === null || !stacksByName(landingZone).has(publication.stack)) return undefined;
  if (vendedAccount(publication.stack) !== null)
    return stackResources(landingZone, publication.stack).find(({ address }) => address === reference.ref);
  return sharedResources(landingZone, publication.stack).get(reference.ref);
}

/** By stack and address, what many stacks refer to; derived from the landing zone alone. */
const shared = new WeakMap<LandingZone, Map<string, ReadonlyMap<string, LandingZoneResource>>>();

function sharedResources(landingZone: LandingZone, stack: string): ReadonlyMap<string, LandingZoneResource> {
  const stacks = shared.get(landingZone) ?? new Map<string, ReadonlyMap<string, LandingZoneResource>>();
  shared.set(landingZone, stacks);
  const known = stacks.get(stack);
  if (known !== undefined) return known;
  const made = new Map(stackResources(landingZone, stack).map((resource) => [resource.address, resource]));
  stacks.set(stack, made);
  return made;
}

/** A digest of the stack's part of the desired state: equal digests, equal resources. */
export function stackDigest(landingZone: LandingZone, name: string): string {
  return resourcesDigest(stackResources(landingZone, name));
}

/** The same of a stack's resources where they are at hand. */
export function resourcesDigest(resources: readonly LandingZoneResource[]): string {
  return digest(canonicalJson(resources));
}

function resourcesOf(landingZone: LandingZone, stack: Stack): LandingZoneResource[] {
  const { estate, network } = landingZone;
  switch (stack.kind) {
    case 'organization':
      return [...estate.organizationalUnits.map(organizationalUnit), ...sharedScps(landingZone)];
    case 'account': {
      const account = accountOf(landingZone, stack);
      return [
        accountResource(estate, account),
        ...attachedScps(landingZone, account.key),
        ...alternateContacts(estate, account),
      ];
    }
    case 'network': {
      const regional = network.networks.find(({ region }) => region === stack.region);
      return networkResources(estate, regional ?? emptyNetwork(estate, stack.region ?? ''));
    }
    case 'baseline': {
      const account = accountOf(landingZone, stack);
      return [...baselineResources(estate, account), ...accountNetworkResources(estate, network, account)];
    }
    default:
      return unreachable(stack.kind);
  }
}

/** A region without a VPC keeps its Transit Gateway: others than the landing zone may be attached to it. */
function emptyNetwork(estate: Estate, region: string): RegionalNetwork {
  return { region, asn: estate.network.transitGateway?.asn[region] ?? null, zones: [], vpcs: [] };
}

function organizationalUnit(unit: Estate['organizationalUnits'][number]): OrganizationalUnit {
  return {
    kind: 'organizational-unit',
    address: `organizational-unit/${unit.path}`,
    account: MANAGEMENT,
    region: null,
    stack: ORGANIZATION_STACK,
    properties: {
      name: unit.name,
      parent: reference(unit.parent === null ? ORGANIZATION_ROOT : `organizational-unit/${unit.parent}`),
    },
  };
}

/** The stacks of a landing zone by their names; derived from it alone, so kept beside it rather than in it. */
const indexes = new WeakMap<LandingZone, ReadonlyMap<string, Stack>>();

function stacksByName(landingZone: LandingZone): ReadonlyMap<string, Stack> {
  const known = indexes.get(landingZone);
  if (known !== undefined) return known;
  const made = new Map<string, Stack>();
  for (const stack of landingZone.stacks) made.set(stack.name, stack);
  indexes.set(landingZone, made);
  return made;
}

/** What of the SCPs is not about one account: all policies, and what the root and the organizational units have. */
function sharedScps({ scps }: LandingZone): LandingZoneResource[] {
  const bound = [...boundTargets(scps).values()].filter(({ target }) => target.kind !== 'account');
  return scpResources({ policies: scps.policies, attachments: bound.flatMap(attachments) });
}

function attachedScps({ scps }: LandingZone, account: string): LandingZoneResource[] {
  const bound = boundTargets(scps).get(targetAddress({ kind: 'account', key: account }));
  return bound === undefined ? [] : scpResources({ policies: [], attachments: attachments(bound) });
}

function attachments({ target, policies }: Bound): ScpPlannedAttachment[] {
  return policies.map((policy) => ({ policy, target }));
}

function accountOf(landingZone: LandingZone, stack: Stack): Account {
  const account = stack.account === null ? undefined : accountsByKey(landingZone.estate).get(stack.account);
  if (account === undefined) throw new TypeError(`stack \`${stack.name}\` is about no account`);
  return account;
}

function unreachable(kind: never): never {
  throw new TypeError(`no resources for a stack of kind ${String(kind)}`);
}
