// Written → meant: the one place where an estate becomes total.
import type { Estate, Guardrail } from '../estate';
import { limitNames, limitTable } from '../limits';
import type { WrittenEstate } from '../written/estate';
import { MeantAccounts } from './meantAccounts';
import { known, sorted, unique } from './names';
import { meantBusinessUnits, meantEnvironments } from './organization';
import { meantRoles } from './roles';
import { surroundingsOf } from './surroundings';
import {
  defaultContactPhone,
  defaultGlobalServicesRegion,
  defaultGroup,
  defaultGuardrailType,
  defaultHeal,
  defaultShards,
  defaultStrategy,
} from './values';

/**
 * The meant estate. What names something unknown is left out, as are accounts that cannot be placed (no environment, a
 * key that is taken): an error says so, and the rest can still be planned. Null without a readable landing zone and its
 * core accounts.
 */
export function meantEstate(written: WrittenEstate, meantAccounts = new MeantAccounts()): Estate | null {
  const { value: zone, broken } = written.landingZone;
  const { network, logArchive, audit } = zone.coreAccounts ?? {};
  if (broken || network === undefined || logArchive === undefined || audit === undefined) return null;

  const around = surroundingsOf(written);
  const regions = zone.regions?.default ?? [];
  const accounts = meantAccounts.of(written, around).sort((a, b) => (a.key < b.key ? -1 : 1));
  const keys = new Set(accounts.map(({ key }) => key));
  if (![network, logArchive, audit].every((key) => keys.has(key))) return null;

  const saml = zone.baseline?.federation?.saml;
  const metadata = saml?.metadataFile === undefined ? undefined : written.texts.get(saml.metadataFile);
  return {
    organization: {
      managementAccountId: zone.organization?.managementAccountId ?? '',
      homeRegion: zone.organization?.homeRegion ?? regions[0] ?? '',
      contactPhone: zone.organization?.contactPhone ?? defaultContactPhone,
      guardrails: known(zone.organization?.guardrails, written.known.guardrails),
    },
    coreAccounts: { network, logArchive, audit },
    regions: {
      default: unique(regions),
      available: unique(zone.regions?.available ?? regions),
      globalServicesRegion: zone.regions?.globalServicesRegion ?? defaultGlobalServicesRegion,
    },
    exemptPrincipals: sorted(zone.exemptPrincipals ?? []),
    organizationalUnits: around.organizationalUnits,
    environments: meantEnvironments(around.environments),
    businessUnits: meantBusinessUnits(around.businessUnits),
    services: {
      default: sorted(around.services.default.keys()),
      foundation: sorted(around.services.foundation.keys()),
      strategy: zone.services?.strategy ?? defaultStrategy,
    },
    network: around.network,
    policies: { shards: zone.policies?.shards ?? defaultShards },
    baseline: {
      federation:
        saml?.provider === undefined || metadata === undefined
          ? null
          : { kind: 'saml', provider: saml.provider, metadata },
      group: zone.baseline?.group ?? defaultGroup,
      roles: meantRoles(zone.baseline?.roles),
    },
    drift: {
      heal: {
        organization: zone.drift?.heal?.organization ?? defaultHeal.organization,
        network: zone.drift?.heal?.network ?? defaultHeal.network,
      },
    },
    limits: Object.fromEntries(
      limitNames.map((name) => [name, zone.limits?.[name] ?? limitTable[name].default]),
    ) as unknown as Estate['limits'],
    guardrails: meantGuardrails(written),
    accounts,
  };
}

function meantGuardrails({ guardrails }: WrittenEstate): { readonly [name: string]: Guardrail } {
  return Object.fromEntries(
    guardrails.map(({ name, value }) => [
      name,
      {
        name,
        description: value.description ?? '',
        type: value.type ?? defaultGuardrailType,
        statements: value.statements ?? [],
      },
    ]),
  );
}
