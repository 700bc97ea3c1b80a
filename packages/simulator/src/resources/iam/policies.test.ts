import { callerOf } from '../../store/apiCall';
import { Cloud, MANAGEMENT_ID } from '../../testing/cloud';
import {
  AwsAccess,
  checkInputs,
  createResource,
  deleteResource,
  diffResource,
  readResource,
  resourceTypeOf,
  updateResource,
} from '..';
import { OTHER, POLICY, READ_ONLY, REORDERED, SQS, TRUST } from '../testing/documents';

describe('policy documents', () => {
  it('are compared by what they mean', async () => {
    const { aws } = new Cloud();
    const access = new AwsAccess(aws, callerOf(MANAGEMENT_ID), 'us-east-1');
    const type = resourceTypeOf('aws:iam/policy:Policy');
    const { inputs } = checkInputs(type.inputs, { name: 'p', policy: POLICY });
    const { id, outputs } = await createResource(type, access, inputs);
    expect(diffResource(type, outputs, { ...inputs, policy: REORDERED }).changed).toEqual([]);
    // What was written otherwise stays, in the provider's form.
    const known = { ...outputs, policy: REORDERED };
    expect((await readResource(type, access, id, known))?.outputs['policy']).toBe(
      '{"Statement":{"Action":["s3:GetObject"],"Effect":"Allow","Resource":"*"},"Version":"2012-10-17"}',
    );
    expect(diffResource(type, outputs, { ...inputs, policy: OTHER }).changed).toEqual(['policy']);
  });

  it('may change more often than IAM keeps versions', async () => {
    const { aws } = new Cloud();
    const access = new AwsAccess(aws, callerOf(MANAGEMENT_ID), 'us-east-1');
    const type = resourceTypeOf('aws:iam/policy:Policy');
    const { inputs } = checkInputs(type.inputs, { name: 'p', policy: POLICY });
    let state = await createResource(type, access, inputs);
    for (let n = 0; n < 7; n += 1) {
      const policy = POLICY.replace('GetObject', `GetObject${n}*`);
      state = await updateResource(type, access, state.id, state.outputs, { ...inputs, policy });
      expect(state.outputs['policy']).toBe(policy);
    }
    await deleteResource(type, access, state.id, state.outputs);
  });
});

describe('exclusive policies of a role', () => {
  const roleOf = async (cloud: Cloud): Promise<AwsAccess> => {
    await cloud.call('iam:CreateRole', { RoleName: 'role', AssumeRolePolicyDocument: TRUST });
    return new AwsAccess(cloud.aws, callerOf(MANAGEMENT_ID), 'us-east-1');
  };

  it('take off what somebody attached, and put back what somebody took off', async () => {
    const cloud = new Cloud();
    const access = await roleOf(cloud);
    const type = resourceTypeOf('aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive');
    await cloud.call('iam:AttachRolePolicy', { RoleName: 'role', PolicyArn: SQS });
    const inputs = { roleName: 'role', policyArns: [READ_ONLY] };
    const state = await createResource(type, access, inputs);
    expect(state).toMatchObject({ id: 'role', outputs: { policyArns: [READ_ONLY] } });
    await cloud.call('iam:AttachRolePolicy', { RoleName: 'role', PolicyArn: SQS });
    const drifted = await readResource(type, access, state.id, state.outputs);
    expect(diffResource(type, drifted?.outputs ?? {}, inputs).changed).toEqual(['policyArns']);
    await updateResource(type, access, state.id, drifted?.outputs ?? {}, inputs);
    await deleteResource(type, access, state.id, state.outputs);
    expect(await readResource(type, access, state.id, {})).toMatchObject({ outputs: { policyArns: [READ_ONLY] } });
  });

  it('delete inline policies that nobody declared', async () => {
    const cloud = new Cloud();
    const access = await roleOf(cloud);
    const type = resourceTypeOf('aws:iam/rolePoliciesExclusive:RolePoliciesExclusive');
    await cloud.call('iam:PutRolePolicy', { RoleName: 'role', PolicyName: 'strange', PolicyDocument: POLICY });
    const state = await createResource(type, access, { roleName: 'role', policyNames: [] });
    expect(state.outputs['policyNames']).toEqual([]);
    await cloud.call('iam:PutRolePolicy', { RoleName: 'role', PolicyName: 'strange', PolicyDocument: POLICY });
    const drifted = await readResource(type, access, state.id, state.outputs);
    expect(diffResource(type, drifted?.outputs ?? {}, { roleName: 'role', policyNames: [] }).changed).toEqual([
      'policyNames',
    ]);
  });
});
