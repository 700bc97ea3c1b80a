// The order in which things are identified: what a natural key refers to comes before what refers to it.
import type { Kind, ObservedResource } from '@microaccounts/resources';

const ORDER: { readonly [K in Kind]: number } = {
  account: 0,
  'alternate-contact': 1,
  'policy-type': 2,
  'trusted-service': 3,
  'delegated-administrator': 4,
  'organizational-unit': 5,
  scp: 6,
  'scp-attachment': 7,
  vpc: 8,
  subnet: 9,
  'internet-gateway': 10,
  'route-table': 11,
  'transit-gateway': 12,
  'transit-gateway-attachment': 13,
  'resource-share': 14,
  'resource-association': 15,
  'principal-association': 16,
  'iam-policy': 17,
  'saml-provider': 18,
  role: 19,
  key: 20,
  'backup-vault': 21,
  parameter: 22,
};

export type Observed = ObservedResource & { readonly kind: Kind };

/**
 * `observed` in groups of one kind, and of organizational units one level, to be identified one after the other; within
 * a group by id, so that the readers' order means nothing.
 */
export function inOrder(observed: readonly ObservedResource[]): Observed[][] {
  const groups = byKind(observed.filter((one): one is Observed => one.kind in ORDER));
  const kinds = [...groups.keys()].sort((a, b) => ORDER[a] - ORDER[b]);
  return kinds.flatMap((kind) => {
    const ofKind = (groups.get(kind) ?? []).sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
    return kind === 'organizational-unit' ? levels(ofKind) : [ofKind];
  });
}

/** Things of the same kind together, in their order. */
export function byKind<R extends { readonly kind: Kind }>(things: readonly R[]): Map<Kind, R[]> {
  const groups = new Map<Kind, R[]>();
  for (const thing of things) {
    const group = groups.get(thing.kind);
    if (group === undefined) groups.set(thing.kind, [thing]);
    else group.push(thing);
  }
  return groups;
}

/** By what AWS tells it from others of its kind. */
export function idOf({ ids }: ObservedResource): string {
  return ids['id'] ?? ids['arn'] ?? '';
}

function levels(units: readonly Observed[]): Observed[][] {
  const parents = new Map(units.map(({ ids, properties }) => [ids['id'], properties['parent']]));
  const depth = (id: unknown): number => (parents.has(id as string) ? 1 + depth(parents.get(id as string)) : 0);
  const byDepth: Observed[][] = [];
  for (const unit of units) (byDepth[depth(unit.properties['parent'])] ??= []).push(unit);
  return byDepth.filter((level) => level !== undefined);
}
