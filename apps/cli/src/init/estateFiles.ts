// Answers → the YAML files of a new estate.
import type { CidrBlock } from '@microaccounts/config';
import type { YamlText, YamlValue } from '../newFiles/yamlText';
import type { EstateAnswers } from './answers';
import { poolsIn } from './pools';
import { zonesOf } from './zones';

/** Whose accounts the core accounts are. */
export const PLATFORM = 'platform';
/** The environment of the core accounts. */
export const CORE = 'core';
/** Prefix length of a VPC. */
export const VPC_SIZE = 19;

/** What a company says once it knows, at the end of the file. */
const STILL_TO_SAY = `# Still to say: \`baseline.federation\`, the identity provider that gives the groups of your directory their roles in every
# account; \`exemptPrincipals\`, who is exempt from the limits on services and regions; \`limits.accounts\`, once AWS has raised
# the 10 that an organization begins with.
`;

interface Section {
  readonly comment: string;
  readonly keys: { readonly [key: string]: YamlValue | undefined };
}

/** Path relative to the estate folder → text, the address lock aside. `block` is what `answers.pool` says. */
export function estateFiles(
  answers: EstateAnswers,
  block: CidrBlock | null,
  { schemaLine, yamlText }: { readonly schemaLine: (file: string) => string; readonly yamlText: YamlText },
): ReadonlyMap<string, string> {
  const sections = landingZone(answers, block).map(
    ({ comment, keys }) => `${comment.replace(/^/gm, '# ')}\n${yamlText(keys)}`,
  );
  const account = (name: string, description: string): [string, string] => {
    const file = `accounts/${PLATFORM}/${name}.yaml`;
    const text = yamlText({ environment: CORE, owner: PLATFORM, description, network: 'none' });
    return [file, `${schemaLine(file)}\n${text}`];
  };
  return new Map([
    account('audit', 'From here the security team looks into all accounts'),
    account('log-archive', 'Keeps the logs of all accounts'),
    account('network', 'Owns the shared VPCs'),
    ['landing-zone.yaml', `${schemaLine('landing-zone.yaml')}\n${[...sections, STILL_TO_SAY].join('\n')}`],
  ]);
}

function landingZone(answers: EstateAnswers, block: CidrBlock | null): Section[] {
  const { managementAccount, homeRegion, regions, accountEmail, businessUnit, environments } = answers;
  return [
    {
      comment:
        'The landing zone: what holds for every account. `microaccounts validate` checks it, `microaccounts explain` says what it\nmeans. {key} is the key of the account, which makes an address for each.',
      keys: {
        organization: {
          managementAccountId: managementAccount,
          homeRegion,
          accountEmail,
          guardrails: ['deny-leave-organization'],
        },
      },
    },
    {
      comment: `Three accounts of the business unit \`${PLATFORM}\` carry the others.`,
      keys: { coreAccounts: { network: 'network', logArchive: 'log-archive', audit: 'audit' } },
    },
    {
      comment: 'What an account may use unless it says otherwise, and what it may say: whatever is not here is denied.',
      keys: { regions: { default: regions, available: [...new Set([...regions, homeRegion])] } },
    },
    {
      comment: 'The tree of organizational units. A guardrail holds for everything below.',
      keys: { organizationalUnits: units(environments) },
    },
    {
      comment: 'An account is in one of these. Its business unit and its environment decide which VPC it shares.',
      keys: {
        environments: {
          ...Object.fromEntries(
            environments.map((name) => [name, { organizationalUnit: `Workloads/${unitOf(name)}` }]),
          ),
          [CORE]: { organizationalUnit: 'Core' },
        },
      },
    },
    {
      comment: 'The folders under accounts/. Each may have a `costCenter`.',
      keys: { businessUnits: Object.fromEntries([...new Set([PLATFORM, businessUnit])].map((name) => [name, {}])) },
    },
    {
      comment: 'IAM service prefixes, or bundles, that every account may use; an account adds to them and takes away.',
      keys: { services: { default: ['cloudwatch', 'dynamodb', 'ec2', 'lambda', 'logs', 's3', 'sns', 'sqs'] } },
    },
    ...(block === null ? [] : [network(regions, block)]),
  ];
}

function network(regions: readonly string[], block: CidrBlock): Section {
  return {
    comment:
      'Where the shared VPCs get their addresses. A block once given never moves: addresses.lock.yaml remembers it. `size` is a\nprefix length: of a VPC, and of a subnet per zone. Zones are named by id, and new ones are added at the end.',
    keys: {
      network: {
        pools: poolsIn(block, regions),
        availabilityZones: Object.fromEntries(regions.map((region) => [region, zonesOf(region) ?? []])),
        defaultTiers: ['app'],
        vpc: { size: VPC_SIZE, tiers: { app: { kind: 'private', size: 22 }, data: { kind: 'isolated', size: 23 } } },
      },
    },
  };
}

function units(environments: readonly string[]): YamlValue {
  const children = environments.map((name): [string, YamlValue] => {
    return [unitOf(name), name === 'prod' ? { guardrails: ['no-public-buckets'] } : {}];
  });
  return {
    Core: { guardrails: ['protect-baseline'] },
    Workloads: { guardrails: ['protect-baseline'], children: Object.fromEntries(children) },
    Suspended: { guardrails: ['deny-everything'] },
  };
}

/** `Dev` for `dev`. */
function unitOf(environment: string): string {
  return environment.charAt(0).toUpperCase() + environment.slice(1);
}
