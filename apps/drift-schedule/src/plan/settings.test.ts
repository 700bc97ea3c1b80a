import { MORE, settingsOf, WRITTEN } from '../testing/settings';
import { readSettings } from './settings';

test('what is not configured has a default', () => {
  expect(settingsOf()).toEqual({
    ...WRITTEN,
    image: { uri: WRITTEN.image, repositoryArn: 'arn:aws:ecr:eu-west-2:222222222222:repository/landing-zone/drift' },
    schedule: 'cron(17 1/4 * * ? *)',
    timeZone: 'UTC',
    windowMinutes: 15,
    tiers: ['organization', 'network', 'accounts'],
    shards: 4,
    parallel: 5,
    timeoutMinutes: 120,
    silentHours: 24,
    emails: [],
    reportBucket: 'drift-reports-222222222222-eu-west-2',
    retentionDays: 365,
    keyArn: null,
  });
});

test('everything can be configured', () => {
  expect(settingsOf(MORE)).toMatchObject({
    ...MORE,
    windowMinutes: 0,
    shards: 100,
    parallel: 20,
    timeoutMinutes: 60,
    silentHours: 12,
    retentionDays: 30,
  });
});

test.each<[string, { readonly [key: string]: unknown }, string]>([
  ['accountId', { accountId: '1' }, '`accountId` is `1`, not 12 digits'],
  ['region', { region: undefined }, '`region` is missing: a region such as `us-east-1`'],
  [
    'driftRoleArn',
    { driftRoleArn: 'LandingZoneDrift' },
    '`driftRoleArn` is `LandingZoneDrift`, not an ARN such as `arn:aws:iam::111111111111:role/landing-zone/LandingZoneDrift`',
  ],
  [
    'image',
    { image: 'node:20' },
    '`image` is `node:20`, not an image in ECR with a tag or a digest: `<account>.dkr.ecr.<region>.amazonaws.com/<name>@sha256:…`',
  ],
  [
    'image',
    { image: '222222222222.dkr.ecr.eu-west-2.amazonaws.com/drift' },
    '`image` is `222222222222.dkr.ecr.eu-west-2.amazonaws.com/drift`, not an image in ECR with a tag or a digest: `<account>.dkr.ecr.<region>.amazonaws.com/<name>@sha256:…`',
  ],
  [
    'backendUrl',
    { backendUrl: 'file://~' },
    '`backendUrl` is `file://~`, not a state in S3 such as `s3://example?region=us-east-1`',
  ],
  [
    'secretsProvider',
    { secretsProvider: 'passphrase' },
    '`secretsProvider` is `passphrase`, not a key of KMS such as `awskms://alias/landing-zone-state?region=us-east-1`',
  ],
  ['vpcId', { vpcId: 'main' }, '`vpcId` is `main`, not the id of a VPC'],
  ['subnets', { subnets: [] }, '`subnets` is `[]`, not a list of at least one subnet'],
  [
    'schedule',
    { schedule: 'daily' },
    '`schedule` is `daily`, not an expression such as `rate(4 hours)` or `cron(17 1/4 * * ? *)`',
  ],
  ['timeZone', { timeZone: 'Atlantis' }, '`timeZone` is `Atlantis`, not a time zone such as `Europe/London`'],
  ['tiers', { tiers: ['deep'] }, '`tiers` is `["deep"]`, not a list of `organization`, `network`, `accounts`'],
  ['shards', { shards: '0' }, '`shards` is `0`, not a number of shards of at least 1'],
  ['parallel', { parallel: 'all' }, '`parallel` is `all`, not a number of tasks'],
  ['windowMinutes', { windowMinutes: '1441' }, '`windowMinutes` is `1441`, not a number of minutes of at most 1440'],
  ['emails', { emails: ['platform'] }, '`emails` is `["platform"]`, not a list of e-mail addresses'],
  [
    'keyArn',
    { keyArn: 'arn:aws:kms:us-east-1:222222222222:key/00000000-0000-4000-8000-000000000000' },
    '`keyArn` is of another region than `eu-west-2`',
  ],
  ['bucket', { bucket: 'reports' }, 'unknown key `bucket`'],
])('a mistake in `%s` is one line: %j', (key, more, message) => {
  const { settings, problems } = readSettings({ ...WRITTEN, ...more });
  expect(settings).toBeNull();
  expect(problems).toEqual([{ key, message, help: expect.stringMatching(/^[^\n]{10,}$/) }]);
});

test('all mistakes are told at once', () => {
  const { problems } = readSettings({});
  expect(problems.map(({ key }) => key)).toEqual(Object.keys(WRITTEN));
  expect(problems.at(-1)?.help).toBe("pulumi config set --path 'drift-schedule:subnets[0]' <value>");
});
