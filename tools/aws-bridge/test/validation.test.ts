// Registrations, right and wrong, judged by the real Terraform AWS provider. It reaches nothing.
import { findProvider, whatToGet } from '../../../scripts/terraform-provider/provider.mjs';
import { AwsBridge, isAccepted, UNKNOWN_PROPERTY, validateRegistrations, type RegistrationVerdict } from '../src';

const binary = findProvider();
if (binary === undefined) process.stderr.write(`SKIPPED: there is no Terraform AWS provider\n${whatToGet()}\n`);

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } }],
});
const EMAIL = 'payments@example.com';

const right: readonly (readonly [string, Record<string, unknown>, readonly string[]])[] = [
  [
    'aws:iam/role:Role',
    { name: 'Developer', path: '/landing-zone/', assumeRolePolicy: TRUST, tags: { a: 'b' } },
    ['name', 'path'],
  ],
  ['aws:iam/policy:Policy', { name: 'Boundary', policy: TRUST }, ['name']],
  [
    'aws:ssm/parameter:Parameter',
    { name: '/a/b', type: 'String', value: 'x', region: 'eu-west-2' },
    ['name', 'region'],
  ],
  ['aws:ec2/vpc:Vpc', { cidrBlock: '10.0.0.0/16', tags: { Name: 'dev' } }, ['cidrBlock']],
  [
    'aws:ec2/subnet:Subnet',
    { vpcId: UNKNOWN_PROPERTY, cidrBlock: '10.0.0.0/24', tags: { Name: 'x' } },
    ['cidrBlock', 'vpcId'],
  ],
  [
    'aws:organizations/account:Account',
    { name: 'a', email: EMAIL, parentId: UNKNOWN_PROPERTY, roleName: 'X' },
    ['email', 'roleName'],
  ],
  ['aws:organizations/policy:Policy', { name: 'ma-1', type: 'SERVICE_CONTROL_POLICY', content: TRUST }, ['type']],
  ['aws:iam/rolePoliciesExclusive:RolePoliciesExclusive', { roleName: 'x', policyNames: ['a'] }, ['roleName']],
];

const wrong: readonly (readonly [string, Record<string, unknown>, string, RegExp])[] = [
  ['aws:iam/role:Role', { name: 'x', assumeRolePolicy: '{"Version":' }, 'assumeRolePolicy', /invalid JSON policy/],
  ['aws:iam/role:Role', { name: 'x'.repeat(65), assumeRolePolicy: TRUST }, 'name', /64/],
  ['aws:iam/role:Role', { name: 'x' }, 'assumeRolePolicy', /required/],
  ['aws:ssm/parameter:Parameter', { name: '/a', type: 'Strin', value: 'x' }, 'type', /SecureString/],
  ['aws:ec2/subnet:Subnet', { vpcId: UNKNOWN_PROPERTY, cidrBlock: '10.0.0.0/99' }, 'cidrBlock', /CIDR/],
  ['aws:organizations/account:Account', { name: 'a', email: 'nobody' }, 'email', /valid email/],
  ['aws:ec2/vpc:Vpc', { cidrBlock: '10.0.0.0/16', enableDnsSupport: 'perhaps' }, 'enableDnsSupport', /a boolean/],
  ['aws:iam/thing:Thing', {}, '', /has no `aws:iam\/thing:Thing`/],
];

(binary === undefined ? describe.skip : describe)('validation by the real provider', () => {
  let verdicts: RegistrationVerdict[] = [];
  beforeAll(async () => {
    const cases = [...right, ...wrong].map(([type, inputs], index) => ({ type, name: `case-${index}`, inputs }));
    verdicts = await validateRegistrations(cases, { binary: binary ?? '', plan: true });
  });

  test.each(right.map(([type, , replaces], index) => [type, replaces, index] as const))(
    'accepts a right %s',
    (_, replaces, index) => {
      const verdict = verdicts[index];
      expect(verdict).toMatchObject({ errors: [], unknown: [], plan: 'planned' });
      const given = verdict?.requiresReplace.filter((path) => path !== 'region' || replaces.includes('region'));
      expect(given).toEqual(replaces);
    },
  );

  test.each(wrong.map(([type, , property, message], index) => [type, property, message, index] as const))(
    'refuses a wrong %s: `%s`',
    (_, property, message, index) => {
      const verdict = verdicts[right.length + index];
      const found = verdict?.errors.map((each) => `${each.property}: ${each.message}`) ?? [];
      expect(found.filter((each) => each.startsWith(`${property}: `)).join()).toMatch(message);
    },
  );

  test('tells a property that `@pulumi/aws` lacks from one that this provider lacks', async () => {
    const inputs = { nam: 'x', assumeRolePolicy: TRUST };
    const parameter = { type: 'String', value: 'x', region: 'eu-west-2' };
    const [role, regional] = await validateRegistrations(
      [
        { type: 'aws:iam/role:Role', name: 'r', inputs },
        { type: 'aws:ssm/parameter:Parameter', name: 'p', inputs: parameter },
      ],
      { binary: binary ?? '', plan: false },
    );
    expect(role).toMatchObject({ unknown: ['nam'], errors: [], dropped: [], plan: 'not-asked' });
    expect(role && isAccepted(role)).toBe(false);
    expect(regional && isAccepted(regional)).toBe(true);
    expect(regional?.unknown).toEqual([]);
  });

  test('the bridge leaves no process behind', async () => {
    const bridge = await AwsBridge.open({ binary: binary ?? '' });
    const [processId = 0] = bridge.processIds;
    expect(bridge.schema.hasResource('aws_iam_role')).toBe(true);
    expect(process.kill(processId, 0)).toBe(true);
    await bridge.close();
    expect(() => process.kill(processId, 0)).toThrow();
  });
});

test('what is no provider is refused by name', async () => {
  await expect(AwsBridge.open({ binary: '/bin/false' })).rejects.toThrow(/\/bin\/false ended with 1/);
  await expect(AwsBridge.open({ binary: '/nowhere/provider' })).rejects.toThrow(/\/nowhere\/provider/);
});
