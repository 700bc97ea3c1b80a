// Organizational units, environments and business units, every key of each given a value.
import type { BusinessUnit, Environment, OrganizationalUnit } from '../estate';
import type { WrittenEstate } from '../written/estate';
import type { WrittenOrganizationalUnits } from '../written/organizationalUnits';
import { known } from './names';
import { builtIn, fromKey, fromValue, written, type Sourced } from './origin';
import { defaultRing } from './values';

/** An environment whose values know where they come from. */
export interface SourcedEnvironment {
  readonly name: string;
  readonly organizationalUnit: Sourced<string>;
  readonly ring: Sourced<number>;
  readonly segment: Sourced<string>;
}

/** A business unit whose values know where they come from. */
export interface SourcedBusinessUnit {
  readonly name: string;
  readonly costCenter: Sourced<string | null>;
  readonly contacts: { readonly [kind: string]: Sourced<string> };
}

/** Sorted by path, so that parents come before their children. */
export function meantUnits(tree: WrittenOrganizationalUnits, guardrails: ReadonlySet<string>): OrganizationalUnit[] {
  const below = (units: WrittenOrganizationalUnits, parent: string | null): OrganizationalUnit[] => {
    return Object.entries(units).flatMap(([name, unit]) => {
      const path = parent === null ? name : `${parent}/${name}`;
      return [
        { path, name, parent, guardrails: known(unit?.guardrails, guardrails) },
        ...below(unit?.children ?? {}, path),
      ];
    });
  };
  return below(tree, null).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Those whose organizational unit exists. */
export function sourcedEnvironments(
  { landingZone }: WrittenEstate,
  units: readonly OrganizationalUnit[],
): { readonly [name: string]: SourcedEnvironment } {
  const paths = new Set(units.map(({ path }) => path));
  const environments: [string, SourcedEnvironment][] = [];
  for (const [name, environment] of Object.entries(landingZone.value.environments ?? {})) {
    const at = (key: string): ReturnType<typeof fromValue> => fromValue(landingZone, 'environments', name, key);
    const organizationalUnit = written(environment?.organizationalUnit, at('organizationalUnit'));
    if (organizationalUnit === undefined || !paths.has(organizationalUnit.value)) continue;
    const ring = written(environment?.ring, at('ring')) ?? builtIn(defaultRing);
    const called = { value: name, from: fromKey(landingZone, 'environments', name) };
    const segment = written(environment?.segment, at('segment')) ?? called;
    environments.push([name, { name, organizationalUnit, ring, segment }]);
  }
  return Object.fromEntries(environments);
}

/** The values of environments, without their origins. */
export function meantEnvironments(sourced: { readonly [name: string]: SourcedEnvironment }): {
  readonly [name: string]: Environment;
} {
  return mapped(sourced, ({ name, organizationalUnit, ring, segment }) => {
    return { name, organizationalUnit: organizationalUnit.value, ring: ring.value, segment: segment.value };
  });
}

/** By name. */
export function sourcedBusinessUnits({ landingZone }: WrittenEstate): { readonly [name: string]: SourcedBusinessUnit } {
  return Object.fromEntries(
    Object.entries(landingZone.value.businessUnits ?? {}).map(([name, unit]) => {
      const costCenter = written<string | null>(
        unit?.costCenter,
        fromValue(landingZone, 'businessUnits', name, 'costCenter'),
      );
      const contacts = sourcedContacts(unit?.contacts, (kind) =>
        fromValue(landingZone, 'businessUnits', name, 'contacts', kind),
      );
      return [name, { name, costCenter: costCenter ?? builtIn(null), contacts }];
    }),
  );
}

/** The values of business units, without their origins. */
export function meantBusinessUnits(sourced: { readonly [name: string]: SourcedBusinessUnit }): {
  readonly [name: string]: BusinessUnit;
} {
  return mapped(sourced, ({ name, costCenter, contacts }) => {
    return { name, costCenter: costCenter.value, contacts: mapped(contacts, ({ value }) => value) };
  });
}

/** The contacts that are written. */
export function sourcedContacts(
  contacts: { readonly [kind: string]: string | undefined } | undefined,
  from: (kind: string) => Sourced<string>['from'],
): { readonly [kind: string]: Sourced<string> } {
  return Object.fromEntries(
    Object.entries(contacts ?? {}).flatMap(([kind, address]) => {
      const sourced = written(address, from(kind));
      return sourced === undefined ? [] : [[kind, sourced]];
    }),
  );
}

function mapped<S, T>(map: { readonly [name: string]: S }, to: (value: S) => T): { readonly [name: string]: T } {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, to(value)]));
}
