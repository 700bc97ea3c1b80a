import { diagnosticsOf, placesOf, said } from '../../testing/estate';

test('keys are identities: well formed, unique, and not that of the management account', () => {
  const changes = {
    'accounts/shop/Web_dev.yaml': 'environment: dev\n',
    'accounts/shop/management.yaml': 'environment: dev\n',
    'accounts/shop/audit.yaml': 'environment: dev\n',
    'accounts/shop/web.yaml': 'accounts:\n  web-dev: { environment: dev }\n  1web: { environment: dev }\n',
    'accounts/shop/web-dev.yml': 'environment: dev\n',
  };
  expect(placesOf('account/invalid-key', changes)).toEqual([
    'accounts/shop/Web_dev.yaml:1:1',
    'accounts/shop/web.yaml:3:3',
  ]);
  expect(placesOf('account/reserved-key', changes)).toEqual(['accounts/shop/management.yaml:1:1']);
  expect(said('account/duplicate-key', changes)).toEqual([
    'the account `audit` is in `accounts/core/audit.yaml` already | a key is the identity of an account: choose another',
    'the account `web-dev` is in `accounts/shop/web-dev.yml` already | a key is the identity of an account: choose another',
  ]);
  expect(said('account/duplicate-email', changes)).toEqual([]);
});

test('names are what AWS accepts, and better different', () => {
  const changes = {
    'accounts/shop/a.yaml': 'environment: dev\nname: Größe\n',
    'accounts/shop/b.yaml': `environment: dev\nname: ${'x'.repeat(51)}\n`,
    'accounts/shop/c.yaml': 'environment: dev\nname: audit\n',
  };
  expect(said('account/invalid-name', changes)).toHaveLength(2);
  expect(diagnosticsOf(changes).filter(({ code }) => code === 'account/duplicate-name')).toMatchObject([
    {
      severity: 'warning',
      file: 'accounts/shop/c.yaml',
      line: 2,
      column: 7,
      message: 'the accounts `audit` and `c` are both called `audit`',
    },
  ]);
});

test.each([
  ['a@b.c', ['the e-mail address `a@b.c` has 5 characters, and AWS accepts 6 to 64']],
  ['web dev@example.com', ['the e-mail address `web dev@example.com` is not one that AWS accepts']],
  ['"web"@example.com', ['the e-mail address `"web"@example.com` is not one that AWS accepts']],
  ['web@example', ['the e-mail address `web@example` is not one that AWS accepts']],
  ['web@.example.com', ['the e-mail address `web@.example.com` is not one that AWS accepts']],
  ['wéb@example.com', ['the e-mail address `wéb@example.com` is not one that AWS accepts']],
  ['web.dev+x@mail.example.com', []],
])('the e-mail address %s', (email, messages) => {
  expect(
    said('account/invalid-email', { 'accounts/shop/web-dev.yaml': `environment: dev\nemail: '${email}'\n` }),
  ).toEqual(messages);
});

test('an address that the template makes too long is a matter of the account', () => {
  const organization = `organization: { managementAccountId: "111111111111", homeRegion: us-east-1, accountEmail: "aws-accounts-of-the-shop+{key}@cloud.example.com" }`;
  const changes = { organization, [`accounts/shop/${'w'.repeat(40)}.yaml`]: 'environment: dev\n' };
  expect(said('account/invalid-email', changes)).toEqual([
    `the e-mail address \`aws-accounts-of-the-shop+${'w'.repeat(40)}@cloud.example.com\` of \`${'w'.repeat(40)}\` has 83 characters, and AWS accepts 6 to 64 | it comes from \`organization.accountEmail\`; the account may write an \`email\` of its own`,
  ]);
});

test('an address is of one account, whatever the case of its letters', () => {
  const changes = {
    'accounts/shop/web-dev.yaml': 'environment: dev\nemail: AWS+Audit@example.com\n',
    'accounts/shop/web.yaml':
      'email: web@example.com\naccounts: { web-uat: { environment: dev }, web-prod: { environment: prod } }\n',
  };
  expect(said('account/duplicate-email', changes)).toEqual([
    'the e-mail address `AWS+Audit@example.com` is that of `audit` already | AWS wants an address for each account, and never takes one twice',
    'the e-mail address `web@example.com` is that of `web-uat` already | AWS wants an address for each account, and never takes one twice',
  ]);
  expect(placesOf('account/duplicate-email', changes)).toEqual([
    'accounts/shop/web-dev.yaml:2:8',
    'accounts/shop/web.yaml:1:8',
  ]);
});

test('a quota that is not stated is a warning when it is passed, a stated one an error', () => {
  const accounts = Object.fromEntries(
    Array.from({ length: 7 }, (_, index) => [`accounts/shop/a${index}.yaml`, 'environment: dev\n']),
  );
  const limit = (changes: { [name: string]: string }): unknown =>
    diagnosticsOf(changes).filter(({ code }) => code === 'account/limit');
  expect(limit(accounts)).toMatchObject([
    {
      severity: 'warning',
      line: 1,
      message: 'there are 11 accounts with the management account, and by default AWS allows 10',
    },
  ]);
  expect(limit({ ...accounts, limits: 'limits: { accounts: 8 }' })).toMatchObject([
    { severity: 'error', line: 6, column: 11 },
  ]);
  expect(limit({ ...accounts, limits: 'limits: { accounts: 11 }' })).toEqual([]);
});

test('tags are what AWS accepts', () => {
  const many = Array.from({ length: 41 }, (_, index) => `t${index}: x`).join(', ');
  const changes = {
    'accounts/shop/a.yaml': `environment: dev\ntags: { "aws:x": x, "a;b": x, ok: "5 €" }\n`,
    'accounts/shop/b.yaml': `environment: dev\ntags: { ${many} }\n`,
  };
  expect(placesOf('account/invalid-tag', changes)).toEqual([
    'accounts/shop/a.yaml:2:9',
    'accounts/shop/a.yaml:2:21',
    'accounts/shop/a.yaml:2:35',
    'accounts/shop/b.yaml:2:1',
  ]);
});

test('a project has accounts', () => {
  expect(placesOf('account/empty-project', { 'accounts/shop/web.yaml': 'owner: x\naccounts: {}\n' })).toEqual([
    'accounts/shop/web.yaml:2:1',
  ]);
});

test('owners and cost centres can be tags', () => {
  const changes = {
    businessUnits: 'businessUnits: { core: {}, shop: { costCenter: "41,00" } }',
    'accounts/shop/web-dev.yaml': 'environment: dev\nowner: R&D\n',
  };
  expect(said('account/not-a-tag-value', changes)).toEqual([
    'the owner `R&D` becomes a tag of accounts and cannot be the value of one | use at most 256 letters, digits, spaces and `_.:/=+-@`',
    'the cost centre `41,00` becomes a tag of accounts and cannot be the value of one | use at most 256 letters, digits, spaces and `_.:/=+-@`',
  ]);
});
