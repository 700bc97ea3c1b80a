import { declarationOf, nestedMembers, providerArguments } from './declaration';
import { typeShape } from './typeShape';

test('a class is read with its inputs and outputs', () => {
  const role = declarationOf('aws:iam/role:Role');
  expect(role?.inputs['assumeRolePolicy']).toMatchObject({ optional: false });
  expect(role?.inputs['name']).toEqual({ arrays: 0, map: false, reference: null, optional: true });
  expect(role?.inputs['tags']).toMatchObject({ map: true });
  expect(role?.inputs['arn']).toBeUndefined();
  expect(role?.outputs['arn']).toBeDefined();
  expect(role?.outputs['inlinePolicies']).toMatchObject({ arrays: 1, reference: 'iam.RoleInlinePolicy' });
});

test('a function is read like a class', () => {
  const zones = declarationOf('aws:index/getAvailabilityZones:getAvailabilityZones');
  expect(zones?.inputs['state']).toMatchObject({ optional: true });
  expect(zones?.outputs['names']).toMatchObject({ arrays: 1 });
});

test('nested types have their members', () => {
  expect(Object.keys(nestedMembers('iam.RoleInlinePolicy') ?? {}).sort()).toEqual(['name', 'policy']);
});

test('the provider takes a region and roles', () => {
  expect(providerArguments()['assumeRoles']).toMatchObject({ arrays: 1 });
  expect(providerArguments()['region']).toBeDefined();
});

test('what is not there is undefined', () => {
  expect(declarationOf('aws:iam/nothing:Nothing')).toBeUndefined();
});

test.each([
  ['pulumi.Output<string>', { arrays: 0, map: false, reference: null }],
  ['pulumi.Input<pulumi.Input<string>[] | undefined>', { arrays: 1, map: false, reference: null }],
  [
    'pulumi.Output<outputs.ec2.SecurityGroupIngress[]>',
    { arrays: 1, map: false, reference: 'ec2.SecurityGroupIngress' },
  ],
  ['pulumi.Output<{[key: string]: string} | undefined>', { arrays: 0, map: true, reference: null }],
])('%s', (text, shape) => {
  expect(typeShape(text, false)).toEqual({ ...shape, optional: false });
});
