import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { parse } from 'yaml';
import { reference, type Kind, type Value } from '@microaccounts/resources';
import { expectation } from '../testing/landingZone';
import type { DriftFinding, DriftReport, FindingHint } from '../report/report';
import { awsCommand } from './command';
import { hinted } from './hint';

const IDS = new Map([
  ['organization/root', { id: 'r-1' }],
  ['account/payments-dev', { id: '222222222222' }],
  ['account/network', { id: '333333333333' }],
  ['scp/ma-1', { id: 'p-1' }],
  ['organizational-unit/Workloads', { id: 'ou-1' }],
  ['network/us-east-1/vpc/main', { id: 'vpc-1' }],
  ['network/us-east-1/resource-share/app', { id: 'arn:share', arn: 'arn:share' }],
  ['network/us-east-1/vpc/main/subnet/app-1', { id: 'subnet-1', arn: 'arn:subnet-1' }],
  ['stray', { id: 'id-1', arn: 'arn:aws:x:id-1' }],
]);

function hint(
  kind: Kind,
  properties: { readonly [name: string]: Value } = {},
  more: Partial<DriftFinding> = {},
): FindingHint | undefined {
  const finding: DriftFinding = {
    ...{ status: 'unmanaged', kind, address: 'stray', account: 'payments-dev', region: 'us-east-1', property: null },
    ...{ expected: null, actual: { id: 'id-1', ...properties }, security: true, ...more },
  };
  const report: DriftReport = {
    ...{ formatVersion: 1, complete: true, findings: [finding] },
    checked: { accounts: 1, resources: 1, calls: 1 },
  };
  return hinted(report, expectation, (address) => IDS.get(address)).findings[0]?.hint;
}

const member = '# in account 222222222222\n';
const network = '# in account 333333333333\n';
const management = '# in account 111111111111\n';

test.each<[Kind, { readonly [name: string]: Value }, string]>([
  [
    'scp-attachment',
    { policy: reference('scp/ma-1'), target: reference('account/payments-dev') },
    `${management}aws organizations detach-policy --policy-id p-1 --target-id 222222222222`,
  ],
  [
    'scp',
    { name: 'x' },
    `${management}# it has to be detached first, from each target that \`aws organizations list-targets-for-policy\` names\naws organizations delete-policy --policy-id id-1`,
  ],
  [
    'organizational-unit',
    { name: 'Rogue' },
    `${management}# it has to be empty first\naws organizations delete-organizational-unit --organizational-unit-id id-1`,
  ],
  [
    'policy-type',
    { root: reference('organization/root'), type: 'TAG_POLICY', status: 'ENABLED' },
    `${management}# it detaches all policies of this type, and they stay detached\naws organizations disable-policy-type --root-id r-1 --policy-type TAG_POLICY`,
  ],
  [
    'trusted-service',
    { servicePrincipal: 'ssm.amazonaws.com' },
    `${management}# the console or API of the service itself, where it has one for this, also cleans up; its administrators go first\naws organizations disable-aws-service-access --service-principal ssm.amazonaws.com`,
  ],
  [
    'delegated-administrator',
    { account: reference('account/payments-dev'), servicePrincipal: 'ssm.amazonaws.com' },
    `${management}aws organizations deregister-delegated-administrator --account-id 222222222222 --service-principal ssm.amazonaws.com`,
  ],
  [
    'alternate-contact',
    { type: 'BILLING' },
    `# in account 222222222222\naws account delete-alternate-contact --alternate-contact-type BILLING`,
  ],
  ['vpc', {}, `${network}# what is in it goes first\naws ec2 delete-vpc --vpc-id id-1 --region us-east-1`],
  ['subnet', {}, `${network}aws ec2 delete-subnet --subnet-id id-1 --region us-east-1`],
  [
    'internet-gateway',
    { vpc: reference('network/us-east-1/vpc/main') },
    `${network}aws ec2 detach-internet-gateway --internet-gateway-id id-1 --vpc-id vpc-1 --region us-east-1\naws ec2 delete-internet-gateway --internet-gateway-id id-1 --region us-east-1`,
  ],
  [
    'route-table',
    {},
    `${network}# its subnets are disassociated first\naws ec2 delete-route-table --route-table-id id-1 --region us-east-1`,
  ],
  [
    'transit-gateway',
    {},
    `${network}# its attachments go first\naws ec2 delete-transit-gateway --transit-gateway-id id-1 --region us-east-1`,
  ],
  [
    'transit-gateway-attachment',
    {},
    `${network}aws ec2 delete-transit-gateway-vpc-attachment --transit-gateway-attachment-id id-1 --region us-east-1`,
  ],
  [
    'resource-share',
    {},
    `${network}aws ram delete-resource-share --resource-share-arn arn:aws:x:id-1 --region us-east-1`,
  ],
  [
    'resource-association',
    {
      share: reference('network/us-east-1/resource-share/app', 'arn'),
      resource: reference('network/us-east-1/vpc/main/subnet/app-1', 'arn'),
    },
    `${network}aws ram disassociate-resource-share --resource-share-arn arn:share --resource-arns arn:subnet-1 --region us-east-1`,
  ],
  [
    'principal-association',
    { share: reference('network/us-east-1/resource-share/app', 'arn'), principal: '444444444444' },
    `${network}aws ram disassociate-resource-share --resource-share-arn arn:share --principals 444444444444 --region us-east-1`,
  ],
  [
    'iam-policy',
    {},
    `${member}# it has to be detached first, as \`aws iam list-entities-for-policy\` says, and its old versions deleted\naws iam delete-policy --policy-arn arn:aws:x:id-1`,
  ],
  ['saml-provider', {}, `${member}aws iam delete-saml-provider --saml-provider-arn arn:aws:x:id-1`],
  [
    'role',
    { name: 'evil', managedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'], inlinePolicies: { Read: {} } },
    `${member}aws iam detach-role-policy --role-name evil --policy-arn arn:aws:iam::aws:policy/AdministratorAccess\naws iam delete-role-policy --role-name evil --policy-name Read\n# instance profiles that have it let go of it first\naws iam delete-role --role-name evil`,
  ],
  ['key', {}, `${member}aws kms schedule-key-deletion --key-id id-1 --pending-window-in-days 30 --region us-east-1`],
  [
    'backup-vault',
    { name: 'v' },
    `${member}# its recovery points go first\naws backup delete-backup-vault --backup-vault-name v --region us-east-1`,
  ],
  ['parameter', { name: '/a/b' }, `${member}aws ssm delete-parameter --name /a/b --region us-east-1`],
])('how a %s is removed', (kind, properties, commands) => {
  expect(hint(kind, properties)?.remove).toBe(commands);
});

test('an account is adopted and never removed by a command', () => {
  const found = hint('account', { name: 'Data Lake! 2', email: 'lake@example.com' });
  expect(found?.remove).toBeUndefined();
  expect(found?.adopt).toContain('# estate/accounts/TODO-business-unit/data-lake-2.yaml\n');
  expect(parse(found?.adopt ?? '')).toEqual({
    ...{ id: 'id-1', name: 'Data Lake! 2', email: 'lake@example.com', environment: 'TODO', owner: 'TODO' },
  });
});

test('a unit is adopted where its parent is declared, a role where it is on the path of the landing zone', () => {
  expect(
    parse(
      hint('organizational-unit', { name: 'New', parent: reference('organizational-unit/Workloads') })?.adopt ?? '',
    ),
  ).toEqual({
    organizationalUnits: { Workloads: { children: { New: {} } } },
  });
  expect(hint('organizational-unit', { name: 'New', parent: 'ou-strange' })?.adopt).toBeUndefined();
  const managedPolicies = ['arn:aws:iam::aws:policy/ReadOnlyAccess'];
  expect(parse(hint('role', { name: 'Ops', path: '/landing-zone/', managedPolicies })?.adopt ?? '')).toEqual({
    roles: { Ops: { group: 'TODO', policies: managedPolicies } },
  });
  expect(hint('role', { name: 'Ops', path: '/', managedPolicies })?.adopt).toBeUndefined();
});

test('without an id there is no command that could hit something else', () => {
  expect(hint('scp-attachment', { policy: reference('scp/unknown'), target: 'ou-1' })).toBeUndefined();
  expect(hint('role', { name: 'x', managedPolicies: [reference('nowhere', 'arn')] })?.remove).toBeUndefined();
});

test('only what is unmanaged has a hint', () => {
  expect(hint('role', { name: 'x' }, { status: 'drifted' })).toBeUndefined();
});

test('a shell reads each value as it is, whatever it is', () => {
  const echo = (command: string): string[] => {
    const script = `aws() { printf '%s\\0' "$@"; }; ${command}`;
    return execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
  };
  const hostile = ["x'; rm -rf / #", '$(reboot)', '`id`', '-rf', 'a b', '"', '\\', '!!', '*', '~', "'"];
  for (const value of hostile)
    expect(echo(awsCommand('iam delete-role', [['role-name', value]]) ?? '')).toEqual([
      'iam',
      'delete-role',
      `--role-name=${value}`,
    ]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), (value) => {
      const command = awsCommand('iam delete-role', [['role-name', value]]);
      if (command === null) return;
      const [, , ...option] = echo(command);
      expect([[`--role-name=${value}`], ['--role-name', value]]).toContainEqual(option);
    }),
    { numRuns: 60 },
  );
});

test('what cannot be shown as it is, or the AWS CLI would load, is in no command', () => {
  for (const value of ['a\u001b[2Jb', 'two\nlines', '\u202eevil', 'file:///etc/passwd', 'https://example.com', ''])
    expect(awsCommand('ssm delete-parameter', [['name', value]])).toBeNull();
  const { adopt } = hint('account', { name: 'x\u001b[2J', email: '\u202ea"b\nc: d' }) ?? {};
  for (const character of ['\u001b', '\u202e']) expect(adopt).not.toContain(character);
  expect(parse(adopt ?? '')).toMatchObject({ name: 'x\u001b[2J', email: '\u202ea"b\nc: d' });
});
