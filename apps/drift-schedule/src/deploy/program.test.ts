// The program under Pulumi's mocks. Logical names are a contract with deployed stacks: golden test.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge } from '@microaccounts/landing-zone/deploy';
import { refusal, run, type Registered } from '../testing/run';
import { MORE } from '../testing/settings';

const GOLDEN = join(__dirname, 'logicalNames.golden.txt');

const inputsOf = (registered: readonly Registered[], type: string, name = 'drift-schedule') =>
  registered.find((one) => one.type === `aws:${type}` && one.name === name)?.inputs ?? {};

it('registers everything under the names that deployed stacks have', async () => {
  const { registered } = await run();
  const names = registered
    .map(({ urn }) => `${urn}\n`)
    .sort()
    .join('');
  // UPDATE_GOLDEN=1 writes the file anew; a difference needs an alias in the program and a note in the CHANGELOG.
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, names);
  expect(names).toBe(readFileSync(GOLDEN, 'utf8'));
});

it('tells where reports are, whom to trust and what to subscribe to', async () => {
  expect((await run()).outputs).toEqual({
    reports: 's3://drift-reports-222222222222-eu-west-2/reports/',
    topicArn: 'arn:aws:sns:eu-west-2:222222222222:drift-schedule',
    stateMachineArn: 'arn:aws:states:eu-west-2:222222222222:stateMachine:drift-schedule',
    taskRoleArn: 'arn:aws:iam::222222222222:role/drift-schedule/DriftCompare',
  });
});

it.each([
  ['what must be configured', {}],
  ['everything', MORE],
])('keeps every rule of the programs with %s', async (_name, more) => {
  const { registered } = await run(more);
  expect(judge(registered)).toEqual({ violations: [], undecided: [] });
});

it('tags whatever can have tags', async () => {
  const { registered } = await run();
  const tagged = registered.filter(({ inputs }) => 'tags' in inputs);
  expect(tagged.map(({ inputs }) => inputs['tags'])).toEqual(tagged.map(() => ({ 'managed-by': 'microaccounts' })));
  expect([...new Set(tagged.map(({ type }) => type.replace(/^aws:\w+\/\w+:/, '')))].sort()).toEqual(
    [
      'Cluster',
      'Key',
      'LogGroup',
      'MetricAlarm',
      'Role',
      'ScheduleGroup',
      'SecurityGroup',
      'StateMachine',
      'TaskDefinition',
      'Topic',
      'Bucket',
    ].sort(),
  );
});

it('works in its account alone', async () => {
  const { registered } = await run();
  const [provider] = registered.filter(({ type }) => type === 'pulumi:providers:aws');
  expect(provider?.inputs).toMatchObject({ region: 'eu-west-2', allowedAccountIds: '["222222222222"]' });
});

it('encrypts reports, messages and logs with its key, or with the one that is named', async () => {
  const keysOf = (registered: readonly Registered[]) => [
    JSON.stringify(
      inputsOf(
        registered,
        's3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration',
        'reports',
      )['rules'],
    ).match(/arn:aws:kms[^"]+/)?.[0],
    inputsOf(registered, 'sns/topic:Topic')['kmsMasterKeyId'],
    inputsOf(registered, 'cloudwatch/logGroup:LogGroup')['kmsKeyId'],
  ];
  const made = 'arn:aws:kms:eu-west-2:222222222222:key/00000000-0000-4000-8000-000000000001';
  expect(keysOf((await run()).registered)).toEqual([made, made, made]);
  const { registered } = await run(MORE);
  expect(keysOf(registered)).toEqual([MORE.keyArn, MORE.keyArn, MORE.keyArn]);
  expect(registered.filter(({ type }) => type === 'aws:kms/key:Key')).toEqual([]);
});

it('keeps reports private, and for as long as is configured', async () => {
  const { registered } = await run({ retentionDays: '30' });
  const [bucket] = registered.filter(({ type }) => type === 'aws:s3/bucket:Bucket');
  expect(bucket?.options).toMatchObject({ protect: true, retainOnDelete: true });
  expect(inputsOf(registered, 's3/bucketVersioning:BucketVersioning', 'reports')).toMatchObject({
    versioningConfiguration: { status: 'Enabled' },
  });
  expect(inputsOf(registered, 's3/bucketPolicy:BucketPolicy', 'reports')['policy']).toContain('aws:SecureTransport');
  expect(inputsOf(registered, 's3/bucketLifecycleConfiguration:BucketLifecycleConfiguration', 'reports')).toMatchObject(
    {
      rules: [{ expiration: { days: 30 }, noncurrentVersionExpiration: { noncurrentDays: 30 } }],
    },
  );
});

it('gives tasks no address, no way in, and no way out but HTTPS', async () => {
  const { registered } = await run();
  expect(inputsOf(registered, 'ec2/securityGroup:SecurityGroup')).toMatchObject({
    ingress: [],
    egress: [{ protocol: 'tcp', fromPort: 443, toPort: 443 }],
  });
  const definition = String(inputsOf(registered, 'sfn/stateMachine:StateMachine')['definition']);
  expect(definition.match(/"AssignPublicIp":"\w+"/g)).toEqual([
    '"AssignPublicIp":"DISABLED"',
    '"AssignPublicIp":"DISABLED"',
  ]);
  expect(definition.match(/"SecurityGroups":\["[^"]+"\]/g)).toEqual([
    '"SecurityGroups":["sg-0123456789abcdef0"]',
    '"SecurityGroups":["sg-0123456789abcdef0"]',
  ]);
});

it('lets tasks write to one folder, as nobody of consequence', async () => {
  const { registered } = await run();
  for (const family of ['drift-compare', 'drift-summarize']) {
    const inputs = inputsOf(registered, 'ecs/taskDefinition:TaskDefinition', family);
    const [container, ...others] = JSON.parse(String(inputs['containerDefinitions'])) as Record<string, unknown>[];
    expect(others).toEqual([]);
    expect(container).toMatchObject({
      user: 'node',
      readonlyRootFilesystem: true,
      linuxParameters: { capabilities: { drop: ['ALL'] } },
      mountPoints: [{ containerPath: '/scratch' }],
    });
    expect(inputs).toMatchObject({
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      volumes: [{ name: 'scratch' }],
      executionRoleArn: 'arn:aws:iam::222222222222:role/drift-schedule/DriftTaskStart',
      taskRoleArn: `arn:aws:iam::222222222222:role/drift-schedule/${family === 'drift-compare' ? 'DriftCompare' : 'DriftSummarize'}`,
    });
  }
});

it('starts runs by the schedule, within its window or at once', async () => {
  expect(inputsOf((await run()).registered, 'scheduler/schedule:Schedule')).toMatchObject({
    scheduleExpression: 'cron(17 1/4 * * ? *)',
    scheduleExpressionTimezone: 'UTC',
    flexibleTimeWindow: { mode: 'FLEXIBLE', maximumWindowInMinutes: 15 },
    target: {
      arn: 'arn:aws:states:eu-west-2:222222222222:stateMachine:drift-schedule',
      roleArn: 'arn:aws:iam::222222222222:role/drift-schedule/DriftSchedule',
    },
  });
  expect(inputsOf((await run(MORE)).registered, 'scheduler/schedule:Schedule')).toMatchObject({
    scheduleExpression: 'rate(4 hours)',
    scheduleExpressionTimezone: 'Europe/London',
    flexibleTimeWindow: { mode: 'OFF' },
  });
});

it('writes to each e-mail address unless all is well, and when nothing was heard for long', async () => {
  const { registered } = await run(MORE);
  const subscriptions = registered.filter(({ type }) => type === 'aws:sns/topicSubscription:TopicSubscription');
  expect(subscriptions.map(({ inputs }) => inputs['endpoint'])).toEqual(MORE.emails);
  for (const { inputs } of subscriptions)
    expect(JSON.parse(String(inputs['filterPolicy']))).toEqual({
      status: [{ exists: false }, { 'anything-but': ['in-sync'] }],
    });
  expect(inputsOf(registered, 'cloudwatch/metricAlarm:MetricAlarm', 'drift-schedule-silent')).toMatchObject({
    metricName: 'ExecutionsSucceeded',
    period: 3600,
    evaluationPeriods: 12,
    treatMissingData: 'breaching',
    alarmActions: ['arn:aws:sns:eu-west-2:222222222222:drift-schedule'],
  });
});

it('has the state machine wait for what its role may do', async () => {
  const { registered } = await run();
  const [machine] = registered.filter(({ type }) => type === 'aws:sfn/stateMachine:StateMachine');
  const awaited = [machine?.options.dependsOn ?? []].flat() as { readonly __pulumiType?: string }[];
  expect(awaited.filter(({ __pulumiType }) => __pulumiType === 'aws:iam/rolePolicy:RolePolicy')).toHaveLength(5);
});

it('refuses a wrong configuration with a line for each mistake', async () => {
  expect(await refusal({ accountId: '1', subnets: 'subnet' })).toMatch(
    /^`accountId` is `1`, not 12 digits \(.*\)\n`subnets` is `subnet`, not a list of ids of subnets \(.*\)$/,
  );
});
