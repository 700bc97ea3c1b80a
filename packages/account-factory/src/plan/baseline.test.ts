import { meantAccount, meantEstate } from '@microaccounts/config/testing';
import { naturalKeysOf, references, type OfKind, type Value } from '@microaccounts/resources';
import { baselineResources } from './baseline';

const account = meantAccount('payments-dev', { trustedAccounts: { 'reporting-prod': ['kms'] } });
const estate = meantEstate({ accounts: [account, meantAccount('reporting-prod')] });
const resources = baselineResources(estate, account);

test('what there is, in the order in which it can be made', () => {
  expect(resources.map(({ address }) => address.replace('account/payments-dev/', ''))).toEqual([
    'policy/PermissionBoundary',
    'saml-provider/corp-adfs',
    'role/LandingZoneAudit',
    'role/Administrator',
    'role/Developer',
    'role/ReadOnly',
    'eu-west-2/key/landing-zone',
    'eu-west-2/backup-vault/landing-zone',
    'us-east-1/key/landing-zone',
    'us-east-1/backup-vault/landing-zone',
  ]);
});

test('everything is of the account and its baseline, and is referred to only once it is there', () => {
  const before = new Set(['account/payments-dev', 'account/reporting-prod']);
  for (const resource of resources) {
    expect([resource.account, resource.stack]).toEqual(['payments-dev', 'baseline.payments-dev']);
    for (const { ref } of references(resource.properties as Value)) expect(before).toContain(ref);
    before.add(resource.address);
  }
});

test('a key of a region: rotated, found by its alias, its policy that of the account', () => {
  const key = resources.find(({ kind, region }) => kind === 'key' && region === 'eu-west-2') as OfKind<'key'>;
  expect(key.properties).toMatchObject({
    alias: 'alias/landing-zone',
    rotation: true,
    tags: { 'managed-by': 'microaccounts', Name: 'landing-zone' },
  });
  expect(key.properties.policy.Statement.map(({ Sid }) => Sid)).toEqual(['Account', 'TrustedAccounts']);
});

test('a vault is encrypted by the key of its region', () => {
  const vault = resources.find(({ kind, region }) => kind === 'backup-vault' && region === 'eu-west-2');
  expect(vault?.properties).toEqual({
    name: 'landing-zone',
    key: { ref: 'account/payments-dev/eu-west-2/key/landing-zone', attribute: 'arn' },
    tags: { 'managed-by': 'microaccounts' },
  });
});

test('each resource has natural keys of its own', () => {
  const keys = resources.flatMap((resource) => naturalKeysOf(resource, 'payments-dev'));
  expect(new Set(keys).size).toBe(keys.length);
});

test.each(['suspended', 'closed'] as const)('a %s account has none', (state) => {
  expect(baselineResources(estate, { ...account, state })).toEqual([]);
});

test('the same estate gives the same bytes', () => {
  expect(JSON.stringify(baselineResources(estate, account))).toBe(JSON.stringify(resources));
});
