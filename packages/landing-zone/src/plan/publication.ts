// What stacks tell each other: the outputs that a stack publishes, by documented names, and where a reference is found.
import type { Kind, LandingZoneResource, Reference } from '@microaccounts/resources';
import { accountStack, networkStack, ORGANIZATION_STACK } from './stacks';

/** The place of a value among a stack's outputs: under `key` of the map `output`, or `output` itself when there is no key. */
export interface Publication {
  readonly stack: string;
  readonly output: string;
  readonly key: string | null;
}

/**
 * Where another stack finds the value of `reference`; null if no stack publishes it.
 *
 * | stack | output | what |
 * |---|---|---|
 * | organization | organizationalUnits | path → id |
 * | organization | policies | name of the SCP → id |
 * | account.&lt;key&gt; | accountId | id |
 * | network.&lt;region&gt; | vpcs | name → id |
 * | network.&lt;region&gt; | subnets | `<vpc>/<tier>-<zone index>` → id |
 * | network.&lt;region&gt; | resourceShares | name → ARN |
 * | network.&lt;region&gt; | transitGateway | id |
 */
export function publicationOf({ ref, attribute }: Reference): Publication | null {
  const [noun, ...rest] = ref.split('/');
  const name = rest.join('/');
  switch (noun) {
    case 'organizational-unit':
      return attribute === 'id' ? { stack: ORGANIZATION_STACK, output: 'organizationalUnits', key: name } : null;
    case 'scp':
      return attribute === 'id' ? { stack: ORGANIZATION_STACK, output: 'policies', key: name } : null;
    case 'account':
      return rest.length === 1 && attribute === 'id'
        ? { stack: accountStack(name), output: 'accountId', key: null }
        : null;
    case 'network':
      return networkPublication(rest, attribute);
    default:
      return null;
  }
}

function networkPublication([region = '', noun, ...rest]: readonly string[], attribute: string): Publication | null {
  const stack = networkStack(region);
  const [name = '', part, subnet = ''] = rest;
  if (noun === 'transit-gateway' && attribute === 'id') return { stack, output: 'transitGateway', key: null };
  if (noun === 'resource-share' && attribute === 'arn' && rest.length === 1)
    return { stack, output: 'resourceShares', key: name };
  if (noun !== 'vpc' || attribute !== 'id') return null;
  if (rest.length === 1) return { stack, output: 'vpcs', key: name };
  return part === 'subnet' && rest.length === 3 ? { stack, output: 'subnets', key: `${name}/${subnet}` } : null;
}

/** The attribute that is published of each resource of a kind. */
const PUBLISHED: { readonly [K in Kind]?: string } = {
  'organizational-unit': 'id',
  scp: 'id',
  account: 'id',
  vpc: 'id',
  subnet: 'id',
  'resource-share': 'arn',
  'transit-gateway': 'id',
};

/** What a stack publishes of its resources: the references whose values go among its outputs, with their places. */
export function publications(
  resources: readonly LandingZoneResource[],
): { reference: Reference; publication: Publication }[] {
  return resources.flatMap(({ kind, address }) => {
    const attribute = PUBLISHED[kind];
    if (attribute === undefined) return [];
    const reference = { ref: address, attribute };
    const publication = publicationOf(reference);
    return publication === null ? [] : [{ reference, publication }];
  });
}
