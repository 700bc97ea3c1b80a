// What a read shows of a resource that other resources have changed since it was made, as the real provider shows it.
import { callerOf } from '../store/apiCall';
import { CallRecorder } from '../store/callRecorder';
import { Cloud, MANAGEMENT_ID } from '../testing/cloud';
import {
  AwsAccess,
  checkInputs,
  createResource,
  readResource,
  resourceTypeOf,
  type Properties,
  type ResourceState,
} from '.';
import { POLICY, READ_ONLY, TRUST, VERSION_FIRST } from './testing/documents';
import { surroundings } from './testing/surroundings';

const ROLE = 'aws:iam/role:Role';
const accessTo = (cloud: Cloud): AwsAccess => new AwsAccess(cloud.aws, callerOf(MANAGEMENT_ID), 'us-east-1');

async function create(access: AwsAccess, token: string, given: Properties): Promise<ResourceState> {
  const type = resourceTypeOf(token);
  return createResource(type, access, checkInputs(type.inputs, given).inputs);
}

async function read(access: AwsAccess, token: string, { id, outputs }: ResourceState): Promise<Properties> {
  return (await readResource(resourceTypeOf(token), access, id, outputs))?.outputs ?? {};
}

it('a role shows its policies: the attached ones, and the texts of the inline ones with the version first', async () => {
  const access = accessTo(new Cloud());
  const role = await create(access, ROLE, { name: 'role', assumeRolePolicy: TRUST });
  expect(role.outputs).toMatchObject({ managedPolicyArns: [], inlinePolicies: [] });
  const attachment = { role: 'role', policyArn: READ_ONLY };
  await create(access, 'aws:iam/rolePolicyAttachment:RolePolicyAttachment', attachment);
  await create(access, 'aws:iam/rolePolicy:RolePolicy', { role: 'role', name: 'own', policy: POLICY });
  expect(await read(access, ROLE, role)).toMatchObject({
    managedPolicyArns: [READ_ONLY],
    inlinePolicies: [{ name: 'own', policy: VERSION_FIRST }],
  });
});

it('a unit shows the accounts that are directly in it', async () => {
  const cloud = new Cloud();
  const access = accessTo(cloud);
  const token = 'aws:organizations/organizationalUnit:OrganizationalUnit';
  const unit = await create(access, token, { name: 'Sandbox', parentId: await cloud.root() });
  expect(unit.outputs['accounts']).toEqual([]);
  const account = { name: 'one', email: 'one@example.com', parentId: unit.id };
  const { id, outputs } = await create(access, 'aws:organizations/account:Account', account);
  const shown = { id, arn: outputs['arn'], name: 'one', email: 'one@example.com' };
  expect((await read(access, token, unit))['accounts']).toEqual([shown]);
});

it('a route table shows its routes, but not the local one', async () => {
  const cloud = new Cloud();
  const access = accessTo(cloud);
  const { vpc, gateway } = await surroundings(cloud);
  const table = await create(access, 'aws:ec2/routeTable:RouteTable', { vpcId: vpc });
  const route = { routeTableId: table.id, destinationCidrBlock: '0.0.0.0/0', transitGatewayId: gateway };
  await create(access, 'aws:ec2/route:Route', route);
  expect((await read(access, 'aws:ec2/routeTable:RouteTable', table))['routes']).toMatchObject([
    { cidrBlock: '0.0.0.0/0', transitGatewayId: gateway, gatewayId: '' },
  ]);
});

it('an attachment of an SCP costs a call for every page of its targets, wherever among them its own is', async () => {
  const recorder = new CallRecorder();
  const cloud = new Cloud({ recorder });
  const access = accessTo(cloud);
  const policyId = await cloud.scp('deny');
  const attached: ResourceState[] = [];
  for (let index = 0; index < 45; index++) {
    const targetId = await cloud.unit(`unit-${index}`);
    attached.push(await create(access, 'aws:organizations/policyAttachment:PolicyAttachment', { policyId, targetId }));
  }
  for (const one of [attached[0], attached[44]]) {
    recorder.clear();
    expect(await read(access, 'aws:organizations/policyAttachment:PolicyAttachment', one as ResourceState)).toEqual({
      policyId,
      targetId: one?.outputs['targetId'],
    });
    expect(recorder.names()).toEqual(Array(3).fill('organizations:ListTargetsForPolicy'));
  }
});
