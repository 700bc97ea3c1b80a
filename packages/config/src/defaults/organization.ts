// Organizational units, environments and business units, every key of each given a value.
import type { BusinessUnit, Environment, OrganizationalUnit } from '../estate';
import type { WrittenEstate } from '../written/estate';
import type { WrittenOrganizationalUnits } from '../written/organizationalUnits';
import { defined, known } from './names';

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
export function meantEnvironments(
  { landingZone }: WrittenEstate,
  units: readonly OrganizationalUnit[],
): { readonly [name: string]: Environment } {
  const paths = new Set(units.map(({ path }) => path));
  const environments: [string, Environment][] = [];
  for (const [name, environment] of Object.entries(landingZone.value.environments ?? {})) {
    const { organizationalUnit, ring = 0, segment = name } = environment ?? {};
    if (organizationalUnit !== undefined && paths.has(organizationalUnit))
      environments.push([name, { name, organizationalUnit, ring, segment }]);
  }
  return Object.fromEntries(environments);
}

/** By name. */
export function meantBusinessUnits({ landingZone }: WrittenEstate): { readonly [name: string]: BusinessUnit } {
  return Object.fromEntries(
    Object.entries(landingZone.value.businessUnits ?? {}).map(([name, unit]) => [
      name,
      { name, costCenter: unit?.costCenter ?? null, contacts: defined(unit?.contacts) },
    ]),
  );
}
