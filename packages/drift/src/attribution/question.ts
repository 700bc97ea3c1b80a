// What is asked of CloudTrail about a finding: in which account and region, which calls, and what they must name.
import { isReference, MANAGEMENT, reference, type Kind, type Value } from '@microaccounts/resources';
import type { Expectation } from '../expectation';
import { ownerOf } from '../identify/owner';
import type { Ids } from '../identify/registry';
import type { DriftFinding } from '../report/report';
import { possibleEvents, type PossibleEvents } from './eventNames';

export interface Question extends PossibleEvents {
  /** 12 digits; null for the management account. */
  readonly accountId: string | null;
  readonly region: string;
  /** An event must name something of each of these groups. */
  readonly mentions: readonly (readonly string[])[];
}

/**
 * Events of services without regions are in us-east-1 (IAM User Guide, "Logging IAM and AWS STS API calls with AWS
 * CloudTrail"; AWS Organizations User Guide, "Logging AWS Organizations API calls with AWS CloudTrail").
 */
const GLOBAL = { services: ['account', 'iam', 'organizations'], region: 'us-east-1' } as const;

/** ⚠ inference: contacts are changed where they are deployed, in the management account; what a member does itself only it knows. */
const CHANGED_FROM_ABOVE: readonly Kind[] = ['alternate-contact'];

/** Null where nothing can be asked: of what was never there, and of what is gone together with the only name it had. */
export function questionOf(
  finding: DriftFinding,
  { networkAccount, homeRegion }: Pick<Expectation, 'networkAccount' | 'homeRegion'>,
  idsOf: (address: string) => Ids | undefined,
): Question | null {
  const { status, property, account, region } = finding;
  if (status !== 'drifted' && status !== 'missing' && status !== 'unmanaged') return null;
  const kind = finding.kind as Kind;
  const events = possibleEvents(kind, status, property);
  const owner = CHANGED_FROM_ABOVE.includes(kind) ? MANAGEMENT : ownerOf({ kind, account }, networkAccount);
  const accountId = owner === MANAGEMENT ? null : (idsOf(`account/${owner}`)?.['id'] ?? null);
  if (owner !== MANAGEMENT && accountId === null) return null;
  const mentions = mentionsOf(kind, finding, idsOf);
  if (events.names.length === 0 || mentions.length === 0 || mentions.some((group) => group.length === 0)) return null;
  const isGlobal = (GLOBAL.services as readonly string[]).includes(events.service);
  return { ...events, accountId, region: isGlobal ? GLOBAL.region : (region ?? homeRegion), mentions };
}

/** What joins two things is named by both; anything else by its ids, or by the name that its kind is found by. */
function mentionsOf(kind: Kind, finding: DriftFinding, idsOf: (address: string) => Ids | undefined): string[][] {
  const whole = finding.property === null ? (finding.expected ?? finding.actual) : null;
  const properties = (whole ?? {}) as { readonly [name: string]: Value };
  const known = (value: Value | undefined): string[] => namesOf(value, idsOf);
  switch (kind) {
    case 'alternate-contact':
      return [namesOf(reference(`account/${finding.account}`), idsOf), [lastWord(finding.address)]];
    case 'scp-attachment':
      return [known(properties['policy']), known(properties['target'])];
    case 'delegated-administrator':
      return [known(properties['account']), known(properties['servicePrincipal'])];
    case 'resource-association':
      return [known(properties['share']), known(properties['resource'])];
    case 'principal-association':
      return [known(properties['share']), known(properties['principal'])];
    default: {
      const ids = Object.values(idsOf(finding.address) ?? {}).filter((id) => id !== '');
      const names = NAMES[kind].flatMap((name) => known(properties[name]));
      return [[...new Set([...ids, ...names, ...lastWords(kind, finding.address)])]];
    }
  }
}

/** The properties by which calls name a thing. */
const NAMES: {
  readonly [
    K in Exclude<Kind, `${string}-association` | 'alternate-contact' | 'scp-attachment' | 'delegated-administrator'>
  ]: readonly string[];
} = {
  account: ['email'],
  'organizational-unit': [],
  scp: ['name'],
  'policy-type': ['type'],
  'trusted-service': ['servicePrincipal'],
  vpc: [],
  subnet: [],
  'internet-gateway': [],
  'route-table': [],
  'transit-gateway': [],
  'transit-gateway-attachment': [],
  'resource-share': ['name'],
  'iam-policy': ['name'],
  'saml-provider': ['name'],
  role: ['name'],
  key: ['alias'],
  'backup-vault': ['name'],
  parameter: ['name'],
};

/** Their names end the addresses of these, whatever differs in them. */
const NAMED_AT_THE_END: readonly Kind[] = ['role', 'iam-policy', 'saml-provider', 'backup-vault', 'policy-type'];

function lastWords(kind: Kind, address: string): string[] {
  return NAMED_AT_THE_END.includes(kind) ? [lastWord(address)] : [];
}

function lastWord(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1);
}

/** What a value is called in AWS: a text itself, and every id of what is referred to. */
function namesOf(value: Value | undefined, idsOf: (address: string) => Ids | undefined): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return isReference(value) ? Object.values(idsOf(value.ref) ?? {}).filter((id) => id !== '') : [];
}
