import { settingsOf, TAKING_OVER, WRITTEN } from '../testing/settings';
import { readSettings } from './settings';

test('what is not configured has a default', () => {
  expect(settingsOf()).toEqual({
    managementAccountId: '111111111111',
    homeRegion: 'eu-west-2',
    repository: { owner: 'example', name: 'cloud-accounts', ids: null },
    branch: 'main',
    environments: ['ring-0', 'ring-1'],
    driftTaskRoles: [],
    stateBucket: 'landing-zone-state-111111111111-eu-west-2',
    organization: 'create',
    organizationId: null,
    identityProvider: 'create',
    noncurrentDays: 90,
    logDays: 365,
  });
});

test('everything can be configured', () => {
  const more = {
    ...TAKING_OVER,
    repositoryOwnerId: '123456',
    repositoryId: '456789',
    branch: 'release/2026',
    driftTaskRoles: ['arn:aws:iam::222222222222:role/drift-schedule/DriftCompare'],
    stateBucket: 'example-state',
    identityProvider: 'existing',
    noncurrentDays: '30',
    logDays: '400',
  };
  expect(settingsOf(more)).toMatchObject({
    repository: { ids: { owner: '123456', repository: '456789' } },
    branch: 'release/2026',
    driftTaskRoles: ['arn:aws:iam::222222222222:role/drift-schedule/DriftCompare'],
    stateBucket: 'example-state',
    organization: 'import',
    organizationId: 'o-exampleorgid',
    identityProvider: 'existing',
    noncurrentDays: 30,
    logDays: 400,
  });
});

test.each<[string, { readonly [key: string]: unknown }, string]>([
  ['managementAccountId', { managementAccountId: '1' }, '`managementAccountId` is `1`, not 12 digits'],
  ['managementAccountId', { managementAccountId: undefined }, '`managementAccountId` is missing: 12 digits'],
  ['homeRegion', { homeRegion: 'Dublin' }, '`homeRegion` is `Dublin`, not a region such as `us-east-1`'],
  ['repository', { repository: 'example' }, '`repository` is `example`, not `owner/name`'],
  ['repository', { repository: 'example/*' }, '`repository` is `example/*`, not `owner/name`'],
  ['branch', { branch: '*' }, '`branch` is `*`, not the name of a branch'],
  ['environments', { environments: 'prod' }, '`environments` is `prod`, not a list of GitHub environments'],
  ['environments', { environments: [] }, '`environments` is `[]`, not a list of at least one GitHub environment'],
  [
    'environments',
    { environments: ['*'] },
    '`environments` is `["*"]`, not a list of names of letters, digits, `-`, `_` and `.`',
  ],
  [
    'driftTaskRoles',
    { driftTaskRoles: ['arn:aws:iam::*:role/drift'] },
    '`driftTaskRoles` is `["arn:aws:iam::*:role/drift"]`, not a list of ARNs such as `arn:aws:iam::111111111111:role/example`',
  ],
  [
    'driftTaskRoles',
    { driftTaskRoles: ['arn:aws:iam::222222222222:role/*'] },
    '`driftTaskRoles` is `["arn:aws:iam::222222222222:role/*"]`, not a list of ARNs such as `arn:aws:iam::111111111111:role/example`',
  ],
  [
    'stateBucket',
    { stateBucket: 'State' },
    '`stateBucket` is `State`, not a bucket name of 3 to 58 lower-case letters, digits and hyphens',
  ],
  ['organization', { organization: 'yes' }, '`organization` is `yes`, not `create`, `import` or `manage`'],
  ['identityProvider', { identityProvider: 'no' }, '`identityProvider` is `no`, not `create` or `existing`'],
  ['noncurrentDays', { noncurrentDays: 'ninety' }, '`noncurrentDays` is `ninety`, not a number of days'],
  ['logDays', { logDays: '0' }, '`logDays` is `0`, not at least 1 day'],
  ['repositoryId', { repositoryOwnerId: '1' }, "`repositoryId` is missing: GitHub's tokens name both numbers or none"],
  [
    'organizationId',
    { organization: 'manage' },
    '`organizationId` is missing: `manage` takes over an organization that exists',
  ],
  [
    'organizationId',
    { organizationId: 'o-exampleorgid' },
    '`organizationId` names an organization, and `create` makes a new one',
  ],
  ['bucket', { bucket: 'state' }, 'unknown key `bucket`'],
])('a mistake in `%s` is one line: %j', (key, more, message) => {
  const { settings, problems } = readSettings({ ...WRITTEN, ...more });
  expect(settings).toBeNull();
  expect(problems).toEqual([{ key, message, help: expect.stringMatching(/^[^\n]{10,}$/) }]);
});

test('all mistakes are told at once', () => {
  const { problems } = readSettings({});
  expect(problems.map(({ key }) => key)).toEqual([
    'managementAccountId',
    'homeRegion',
    'repository',
    'environments',
    'organization',
  ]);
  expect(problems[3]?.help).toBe("pulumi config set --path 'bootstrap:environments[0]' <value>");
});
