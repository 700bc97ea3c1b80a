import { placesOf, said } from '../../testing/estate';

const organization = (rest: string): { organization: string } => ({
  organization: `organization: { homeRegion: us-east-1, ${rest} }`,
});

test('account ids have twelve digits', () => {
  const changes = {
    ...organization('managementAccountId: "11111111111", accountEmail: "a+{key}@example.com"'),
    'accounts/shop/web-dev.yaml': 'environment: dev\nid: "22222222222x"\n',
  };
  expect(said('organization/invalid-account-id', changes)).toEqual([
    '`22222222222x` is not an account id | an account id has twelve digits, as in `"123456789012"`',
    '`11111111111` is not an account id | an account id has twelve digits, as in `"123456789012"`',
  ]);
});

test.each([
  [
    'aws+{keys}@example.com',
    [
      'nothing replaces `{keys}` | did you mean `key`?',
      'the template gives several accounts the same e-mail address | put `{key}` in it, as in `aws+{key}@cloud.example.com`',
    ],
  ],
  [
    'aws+{key}',
    ['`aws+{key}` makes no e-mail address that AWS accepts | write it as in `aws+{key}@cloud.example.com`'],
  ],
  ['{businessUnit}.{environment}.{key}@example.com', []],
])('the e-mail template %s', (template, messages) => {
  const changes = organization(`managementAccountId: "111111111111", accountEmail: "${template}"`);
  expect(said('organization/email-template', changes)).toEqual(messages);
  expect(said('account/invalid-email', changes)).toEqual([]);
});

test('core accounts exist, are active, and are three', () => {
  expect(
    said('organization/core-account', {
      coreAccounts: 'coreAccounts: { network: netwrk, logArchive: audit, audit: audit }',
    }),
  ).toEqual([
    'unknown account `netwrk` | did you mean `network`?',
    '`audit` is the account of `logArchive` already | each has its own',
  ]);
  expect(
    said('organization/core-account', { 'accounts/core/audit.yaml': 'environment: core\nstate: suspended\n' }),
  ).toEqual(['the core account `audit` is suspended | a core account is active']);
});

test('an account id is that of one account, and not of the management account', () => {
  const changes = {
    'accounts/shop/a.yaml': 'environment: dev\nid: "111111111111"\n',
    'accounts/shop/b.yaml': 'environment: dev\nid: "333333333333"\n',
    'accounts/shop/c.yaml': 'environment: dev\nid: "333333333333"\n',
  };
  expect(said('account/duplicate-id', changes)).toEqual([
    '`111111111111` is the id of the management account | leave `id` out for an account that does not exist yet',
    '`333333333333` is the id of `b` | leave `id` out for an account that does not exist yet',
  ]);
});

test('exempt principals are ARNs that name something', () => {
  const changes = {
    exemptPrincipals:
      'exemptPrincipals: ["arn:aws:iam::*:role/LandingZoneAutomation", "arn:aws:sts::*:assumed-role/Admin/*", "*", LandingZoneAutomation, "arn:aws:iam::*:role/*"]',
  };
  expect(placesOf('organization/invalid-principal', changes)).toEqual([
    'landing-zone.yaml:6:65',
    'landing-zone.yaml:6:104',
    'landing-zone.yaml:6:109',
    'landing-zone.yaml:6:132',
  ]);
});
