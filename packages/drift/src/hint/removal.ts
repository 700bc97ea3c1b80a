// How what no file declares is removed: by kind, with what has to go before.
import { isJoin, isReference, substitute, type LandingZoneResource, type Value } from '@microaccounts/resources';
import type { Ids } from '../identify/registry';
import { awsCommand, type CommandOption } from './command';

/** What is known of the thing. */
export interface Stray {
  readonly kind: LandingZoneResource['kind'];
  readonly region: string | null;
  readonly properties: { readonly [name: string]: Value };
  readonly ids: Ids;
  /** AWS's ids of the thing at an address. */
  readonly idsOf: (address: string) => Ids | undefined;
}

/** The commands, one a line and in order; null where one of them is not known in full, or removing is a procedure. */
export function removal(stray: Stray): readonly string[] | null {
  const lines = commands(stray);
  return lines.length === 0 || lines.includes(null) ? null : (lines as string[]);
}

function commands({ kind, region, properties: p, ids, idsOf }: Stray): (string | null)[] {
  const id = ids['id'] ?? null;
  const arn = ids['arn'] ?? null;
  const text = (value: Value | undefined): string | null => textOf(value, idsOf);
  const there: readonly CommandOption[] = [['region', region]];
  const one = (operation: string, ...options: readonly CommandOption[]): string[] | [null] =>
    [awsCommand(operation, options)] as string[] | [null];
  switch (kind) {
    // Closing an account is final after 90 days, and begins with its owner (Account Management Reference Guide, "Close an
    // AWS account").
    case 'account':
      return [];
    case 'alternate-contact':
      return one('account delete-alternate-contact', ['alternate-contact-type', text(p['type'])]);
    case 'organizational-unit':
      return [
        '# it has to be empty first',
        ...one('organizations delete-organizational-unit', ['organizational-unit-id', id]),
      ];
    case 'scp':
      return [
        '# it has to be detached first, from each target that `aws organizations list-targets-for-policy` names',
        ...one('organizations delete-policy', ['policy-id', id]),
      ];
    case 'scp-attachment':
      return one('organizations detach-policy', ['policy-id', text(p['policy'])], ['target-id', text(p['target'])]);
    // Every policy of the type is detached by it, for good (Organizations User Guide, "Disabling a policy type").
    case 'policy-type':
      return [
        '# it detaches all policies of this type, and they stay detached',
        ...one('organizations disable-policy-type', ['root-id', text(p['root'])], ['policy-type', text(p['type'])]),
      ];
    // (Organizations API Reference, "DisableAWSServiceAccess")
    case 'trusted-service':
      return [
        '# the console or API of the service itself, where it has one for this, also cleans up; its administrators go first',
        ...one('organizations disable-aws-service-access', ['service-principal', text(p['servicePrincipal'])]),
      ];
    case 'delegated-administrator':
      return one(
        'organizations deregister-delegated-administrator',
        ['account-id', text(p['account'])],
        ['service-principal', text(p['servicePrincipal'])],
      );
    case 'vpc':
      return ['# what is in it goes first', ...one('ec2 delete-vpc', ['vpc-id', id], ...there)];
    case 'subnet':
      return one('ec2 delete-subnet', ['subnet-id', id], ...there);
    case 'internet-gateway':
      return [
        ...one('ec2 detach-internet-gateway', ['internet-gateway-id', id], ['vpc-id', text(p['vpc'])], ...there),
        ...one('ec2 delete-internet-gateway', ['internet-gateway-id', id], ...there),
      ];
    case 'route-table':
      return [
        '# its subnets are disassociated first',
        ...one('ec2 delete-route-table', ['route-table-id', id], ...there),
      ];
    case 'transit-gateway':
      return ['# its attachments go first', ...one('ec2 delete-transit-gateway', ['transit-gateway-id', id], ...there)];
    case 'transit-gateway-attachment':
      return one('ec2 delete-transit-gateway-vpc-attachment', ['transit-gateway-attachment-id', id], ...there);
    case 'resource-share':
      return one('ram delete-resource-share', ['resource-share-arn', arn], ...there);
    case 'resource-association':
      return one(
        'ram disassociate-resource-share',
        ['resource-share-arn', text(p['share'])],
        ['resource-arns', text(p['resource'])],
        ...there,
      );
    case 'principal-association':
      return one(
        'ram disassociate-resource-share',
        ['resource-share-arn', text(p['share'])],
        ['principals', text(p['principal'])],
        ...there,
      );
    case 'iam-policy':
      return [
        '# it has to be detached first, as `aws iam list-entities-for-policy` says, and its old versions deleted',
        ...one('iam delete-policy', ['policy-arn', arn]),
      ];
    case 'saml-provider':
      return one('iam delete-saml-provider', ['saml-provider-arn', arn]);
    case 'role':
      return roleRemoval(p, text);
    // Nobody gets back what was encrypted with it: 30 days are the longest wait (KMS API Reference, "ScheduleKeyDeletion").
    case 'key':
      return one('kms schedule-key-deletion', ['key-id', id], ['pending-window-in-days', '30'], ...there);
    case 'backup-vault':
      return [
        '# its recovery points go first',
        ...one('backup delete-backup-vault', ['backup-vault-name', text(p['name'])], ...there),
      ];
    case 'parameter':
      return one('ssm delete-parameter', ['name', text(p['name'])], ...there);
    default:
      return unreachable(kind);
  }
}

/** (IAM User Guide, "Delete roles or instance profiles": its policies go first.) */
function roleRemoval(p: Stray['properties'], text: (value: Value | undefined) => string | null): (string | null)[] {
  const name: CommandOption = ['role-name', text(p['name'])];
  const managed = Array.isArray(p['managedPolicies']) ? (p['managedPolicies'] as readonly Value[]) : [];
  const inline = Object.keys((p['inlinePolicies'] ?? {}) as object);
  return [
    ...managed.map((policy) => awsCommand('iam detach-role-policy', [name, ['policy-arn', text(policy)]])),
    ...inline.map((policy) => awsCommand('iam delete-role-policy', [name, ['policy-name', policy]])),
    '# instance profiles that have it let go of it first',
    awsCommand('iam delete-role', [name]),
  ];
}

/** A text with AWS's ids in the place of references; null if one is not known. */
function textOf(value: Value | undefined, idsOf: Stray['idsOf']): string | null {
  if (typeof value !== 'string' && !isReference(value) && !isJoin(value)) return null;
  let isKnown = true;
  const text = substitute(value, ({ ref, attribute }) => {
    const id = idsOf(ref)?.[attribute];
    isKnown &&= id !== undefined;
    return id ?? '';
  });
  return isKnown && typeof text === 'string' ? text : null;
}

function unreachable(kind: never): never {
  throw new TypeError(`nothing says how ${String(kind)} is removed`);
}
