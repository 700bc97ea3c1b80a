import { someAccounts, someLandingZone } from '../testing/landingZone';
import { planChanges } from './changes';
import type { CheckedEstate } from './check';

const before = someLandingZone();
const wider = someLandingZone(
  someAccounts({
    audit: { services: ['ec2', 'iam', 'kms', 's3', 'sqs', 'sts'] },
    'shop-dev': { services: ['ec2', 'iam', 'kms', 's3', 'sqs', 'sts'] },
  }),
  {},
  before,
);

/** An estate whose accounts are written in the files of these folders. */
function checked(landingZone: typeof before, folderOf: (account: string) => string): CheckedEstate {
  return {
    estate: landingZone.estate,
    landingZone,
    unlocked: landingZone,
    excessive: landingZone,
    statedLimits: new Set(),
    diagnostics: [],
    lock: null,
    accounts: landingZone.estate.accounts.length,
    texts: new Map(),
    locate: (place) => ({
      file: 'account' in place ? `accounts/${folderOf(place.account)}/${place.account}.yaml` : 'landing-zone.yaml',
      line: 1,
      column: 1,
    }),
    driftExceptions: [],
    explain: () => null,
  };
}

const ownersOf = (file: string): string[] => (file.startsWith('accounts/') ? [`@${file.split('/')[1] ?? ''}`] : []);
const heading = { baseName: 'main', headName: 'working tree', ownersOf };
const folders = (account: string): string => (account === 'audit' ? 'core' : 'shop');

it('needs the owners of each file that widens access', () => {
  const plan = planChanges({ base: checked(before, folders), head: checked(wider, folders), ...heading });
  expect(plan.approvals).toEqual([
    { file: 'accounts/core/audit.yaml', approvers: ['@core'] },
    { file: 'accounts/shop/shop-dev.yaml', approvers: ['@shop'] },
  ]);
  expect(plan.approvers).toEqual(['@core', '@shop']);
});

it('needs the owners of the file that an account has left, too', () => {
  const head = checked(wider, (account) => (account === 'audit' ? 'taken' : 'shop'));
  expect(planChanges({ base: checked(before, folders), head, ...heading }).approvals).toEqual([
    { file: 'accounts/core/audit.yaml', approvers: ['@core'] },
    { file: 'accounts/shop/shop-dev.yaml', approvers: ['@shop'] },
    { file: 'accounts/taken/audit.yaml', approvers: ['@taken'] },
  ]);
});

it('needs nobody where nothing widens access', () => {
  const plan = planChanges({ base: checked(wider, folders), head: checked(before, folders), ...heading });
  expect(plan.approvals).toEqual([]);
});
