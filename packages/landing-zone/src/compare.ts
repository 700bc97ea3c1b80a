// The one comparer: what differs between two lists of resources, for the plan of a pull request and for drift alike.
import { same, type Resource, type Value } from '@microaccounts/resources';

/**
 * One difference at an address: a resource that is `missing` from the actual ones, one that is `unmanaged` (nobody
 * expects it), or a property that `changed`. `resource` is the expected one, or the unmanaged one.
 */
export interface Difference<R extends Comparable = Resource> {
  readonly kind: 'missing' | 'unmanaged' | 'changed';
  readonly address: string;
  readonly resource: R;
  /** The three below only of what `changed`; a side that lacks the property says null. */
  readonly property?: string;
  readonly expected?: Value;
  readonly actual?: Value;
}

/** What of a resource is compared: its address, its kind and its properties. */
export type Comparable = Omit<Resource<string, object>, 'account' | 'region' | 'stack'>;

/**
 * All differences, sorted by address and property. Resources are paired by address, and two of different kinds are two
 * different things. Properties are compared as they are: both sides must be in normal form.
 * @throws RangeError if an address occurs twice on one side.
 */
export function compare<R extends Comparable>(expected: readonly R[], actual: readonly R[]): Difference<R>[] {
  const [wanted, found] = [byAddress(expected), byAddress(actual)];
  const addresses = [...new Set([...wanted.keys(), ...found.keys()])].sort();
  return addresses.flatMap((address) => differencesAt(address, wanted.get(address), found.get(address)));
}

function differencesAt<R extends Comparable>(
  address: string,
  wanted: R | undefined,
  found: R | undefined,
): Difference<R>[] {
  if (wanted !== undefined && found !== undefined && wanted.kind === found.kind) return changes(address, wanted, found);
  return [
    ...(wanted === undefined ? [] : [{ kind: 'missing' as const, address, resource: wanted }]),
    ...(found === undefined ? [] : [{ kind: 'unmanaged' as const, address, resource: found }]),
  ];
}

function changes<R extends Comparable>(address: string, wanted: R, found: R): Difference<R>[] {
  const [before, after] = [values(wanted), values(found)];
  const properties = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return properties.flatMap((property) => {
    const [expected, actual] = [before[property] ?? null, after[property] ?? null];
    return same(expected, actual)
      ? []
      : [{ kind: 'changed' as const, address, resource: wanted, property, expected, actual }];
  });
}

/** The properties of any kind, all of whose values are {@link Value}s. */
function values({ properties }: Comparable): { readonly [property: string]: Value } {
  return properties as { readonly [property: string]: Value };
}

function byAddress<R extends Comparable>(resources: readonly R[]): Map<string, R> {
  const map = new Map<string, R>();
  for (const resource of resources) {
    if (map.has(resource.address)) throw new RangeError(`two resources at \`${resource.address}\``);
    map.set(resource.address, resource);
  }
  return map;
}
