// What can be referred to by name in an estate, gathered once from what is written, sound or not.
import { builtInGuardrails } from '../builtInGuardrails';
import { defaultOrganizationalUnits, defaultTiers } from '../defaults/values';
import { builtInBundles } from '../services';
import type { AccountEntry } from './accountEntry';
import { isWritten, keysAt, rawAt, type WrittenFile } from './file';
import type { WrittenLandingZone } from './landingZone';

/** Undefined: it is not known what there is (the file is broken, the key is missing), and nothing can be called unknown. */
type Names = ReadonlySet<string> | undefined;

export interface KnownNames {
  readonly environments: Names;
  readonly businessUnits: Names;
  /** Paths, from the top. */
  readonly organizationalUnits: Names;
  /** The available regions. */
  readonly regions: Names;
  readonly tiers: Names;
  /** Regions that have an address pool. */
  readonly pools: Names;
  readonly segments: Names;
  readonly guardrails: ReadonlySet<string>;
  readonly bundles: ReadonlySet<string>;
  /** The first account of each key. */
  readonly accounts: ReadonlyMap<string, AccountEntry>;
}

/** Gathers the names of an estate. */
export function knownNames(estate: {
  readonly landingZone: WrittenFile<WrittenLandingZone>;
  readonly accounts: readonly AccountEntry[];
  readonly guardrails: readonly { readonly name: string }[];
}): KnownNames {
  const { raw, broken } = estate.landingZone;
  const named = (...path: string[]): Names => setOf(keysAt(raw, ...path));
  const orDefault = (path: string[], names: Names, byDefault: readonly string[]): Names => {
    return broken || isWritten(raw, ...path) ? names : new Set(byDefault);
  };
  const accounts = new Map<string, AccountEntry>();
  for (const entry of estate.accounts) if (!accounts.has(entry.key)) accounts.set(entry.key, entry);
  return {
    environments: named('environments'),
    businessUnits: named('businessUnits'),
    organizationalUnits: orDefault(
      ['organizationalUnits'],
      setOf(pathsOf(rawAt(raw, ['organizationalUnits']))),
      pathsOf(defaultOrganizationalUnits) ?? [],
    ),
    regions: textsOf(rawAt(raw, ['regions', isWritten(raw, 'regions', 'available') ? 'available' : 'default'])),
    tiers: orDefault(['network', 'vpc', 'tiers'], named('network', 'vpc', 'tiers'), Object.keys(defaultTiers)),
    pools: orDefault(['network', 'pools'], named('network', 'pools'), []),
    segments: named('network', 'transitGateway', 'segments'),
    guardrails: new Set([...builtInGuardrails, ...estate.guardrails.map(({ name }) => name)]),
    bundles: new Set([...Object.keys(builtInBundles), ...(keysAt(raw, 'services', 'bundles') ?? [])]),
    accounts,
  };
}

/** The paths of a tree of organizational units, each under its parent. */
function pathsOf(tree: unknown, parent = ''): string[] | undefined {
  return keysAt(tree)?.flatMap((name) => [
    parent + name,
    ...(pathsOf(rawAt(tree, [name, 'children']), `${parent}${name}/`) ?? []),
  ]);
}

function setOf(names: readonly string[] | undefined): Names {
  return names === undefined ? undefined : new Set(names);
}

function textsOf(value: unknown): Names {
  return Array.isArray(value) ? new Set(value.filter((item) => typeof item === 'string')) : undefined;
}
