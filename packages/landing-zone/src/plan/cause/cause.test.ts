import { readFileSync } from 'node:fs';
import path from 'node:path';
import { planOf, type Edits } from '../../testing/editedEstate';
import type { Change } from '../document';
import { reasons, type Reason } from '../reason';

const SETTLEMENT = 'accounts/payments/settlement-uat.yaml';
const NOTEBOOKS = 'accounts/analytics/notebooks-dev.yaml';
const CARDS_DEV = 'accounts/payments/card-payments-dev.yaml';
const CARDS_PROD = 'accounts/payments/card-payments-prod.yaml';
const LEDGER = 'accounts/payments/ledger.yaml';
const PURCHASES = 'guardrails/no-marketplace-purchases.yaml';
const ZONE = 'landing-zone.yaml';
const LOCK = 'addresses.lock.yaml';

/** What is edited, where that is written, and where a part of it is; before that, edits of the base. */
interface Case {
  readonly to: Edits;
  readonly from?: Edits;
  /** Each cause as `file:line`. */
  readonly at: string;
  readonly of?: (change: Change) => boolean;
}

const account = (key: string) => (change: Change) => change.account === key;
const kind = (name: Change['kind']) => (change: Change) => change.kind === name;
const SUSPENDED: Edits = { [SETTLEMENT]: [['environment: uat', 'environment: uat\nstate: suspended']] };
const NEW: Edits = { 'accounts/analytics/pricing-dev.yaml': 'environment: dev\nnetwork: none\n' };

const CASES: { readonly [reason in Reason]: Case | null } = {
  'account-added': { to: NEW, at: 'accounts/analytics/pricing-dev.yaml:1', of: account('pricing-dev') },
  'account-removed': { from: NEW, to: {}, at: `${ZONE}:1`, of: account('pricing-dev') },
  'account-moved': {
    to: { [NOTEBOOKS]: [['environment: dev', 'environment: uat']] },
    at: `${NOTEBOOKS}:2`,
    of: kind('account'),
  },
  'account-renamed': { to: { [CARDS_PROD]: [['name: Card payments', 'name: Cards']] }, at: `${CARDS_PROD}:5` },
  'account-email-changed': {
    to: { [ZONE]: [['aws+{key}', 'cloud+{key}']] },
    at: `${ZONE}:6`,
  },
  'account-suspended': { to: SUSPENDED, at: `${SETTLEMENT}:3`, of: account('settlement-uat') },
  'account-closed': {
    to: { [SETTLEMENT]: [['environment: uat', 'environment: uat\nstate: closed']] },
    at: `${SETTLEMENT}:3`,
    of: account('settlement-uat'),
  },
  'account-reactivated': { from: SUSPENDED, to: {}, at: `${SETTLEMENT}:1`, of: account('settlement-uat') },
  'tags-changed': { to: { [CARDS_DEV]: [['data-class: internal', 'data-class: public']] }, at: `${CARDS_DEV}:14` },
  'contact-added': {
    to: { [NOTEBOOKS]: [['network: none', 'contacts: { operations: ops@example.com }\nnetwork: none']] },
    at: `${NOTEBOOKS}:8`,
  },
  'contact-removed': {
    from: { [NOTEBOOKS]: [['network: none', 'contacts: { operations: ops@example.com }\nnetwork: none']] },
    to: {},
    at: `${NOTEBOOKS}:1`,
  },
  'contact-changed': { to: { [ZONE]: [['payments-security@', 'security@']] }, at: `${ZONE}:46` },
  'service-added': { to: { [NOTEBOOKS]: [['athena,', 'athena, ecr,']] }, at: `${NOTEBOOKS}:6` },
  'service-removed': { to: { [CARDS_DEV]: [['deny: [sns]', 'deny: [sns, sqs]']] }, at: `${CARDS_DEV}:8` },
  'region-added': { to: { [NOTEBOOKS]: [['[us-east-1]', '[us-east-1, eu-west-2]']] }, at: `${NOTEBOOKS}:5` },
  'region-removed': {
    from: { [NOTEBOOKS]: [['[us-east-1]', '[us-east-1, eu-west-2]']] },
    to: {},
    at: `${NOTEBOOKS}:5`,
  },
  'global-services-region-changed': {
    to: { [ZONE]: [['globalServicesRegion: us-east-1', 'globalServicesRegion: eu-west-2']] },
    at: `${ZONE}:16`,
  },
  'exempt-principals-changed': {
    to: { [ZONE]: [["exemptPrincipals: ['", "exemptPrincipals: ['arn:aws:iam::*:role/Another', '"]] },
    at: `${ZONE}:19`,
  },
  'guardrail-added': {
    to: { [NOTEBOOKS]: [['network: none', 'guardrails: [no-iam-users]\nnetwork: none']] },
    at: `${NOTEBOOKS}:8`,
  },
  'guardrail-removed': { to: { [CARDS_PROD]: [['no-iam-users, ', '']] }, at: `${CARDS_PROD}:9` },
  'guardrail-changed': {
    to: { [PURCHASES]: [['aws-marketplace:Subscribe', 'aws-marketplace:Unsubscribe']] },
    at: `${PURCHASES}:4`,
  },
  'organizational-unit-added': { to: { [ZONE]: [['Dev: {}', 'Dev: {}\n      Lab: {}']] }, at: `${ZONE}:27` },
  'organizational-unit-removed': {
    from: { [ZONE]: [['Dev: {}', 'Dev: {}\n      Lab: {}']] },
    to: {},
    at: `${ZONE}:21`,
  },
  'role-added': {
    to: { [CARDS_PROD]: [['roles:', 'roles:\n  Operator: { group: AWS-Payments-Operators }']] },
    at: `${CARDS_PROD}:12`,
  },
  'role-removed': { to: { [CARDS_PROD]: [['roles:\n  Auditor:', '# Auditor:']] }, at: `${CARDS_PROD}:1` },
  'role-changed': { to: { [CARDS_DEV]: [['AmazonSQSFullAccess', 'AmazonSQSReadOnlyAccess']] }, at: `${CARDS_DEV}:13` },
  'trusted-account-added': {
    to: { [CARDS_DEV]: [['tags:', 'trustedAccounts: { ledger-dev: [kms] }\ntags:']] },
    at: `${CARDS_DEV}:14`,
  },
  'trusted-account-removed': {
    from: { [CARDS_DEV]: [['tags:', 'trustedAccounts: { ledger-dev: [kms] }\ntags:']] },
    to: {},
    at: `${CARDS_DEV}:1`,
  },
  'trusted-account-changed': {
    from: { [CARDS_DEV]: [['tags:', 'trustedAccounts: { ledger-dev: [s3] }\ntags:']] },
    to: { [CARDS_DEV]: [['tags:', 'trustedAccounts: { ledger-dev: [kms] }\ntags:']] },
    at: `${CARDS_DEV}:14`,
  },
  'federation-changed': {
    to: { [ZONE]: [['provider: corp-adfs', 'provider: corp-idp']] },
    at: `${ZONE}:76`,
    of: kind('saml-provider'),
  },
  'group-template-changed': { to: { [ZONE]: [['AWS-{accountId}', 'CLOUD-{accountId}']] }, at: `${ZONE}:78` },
  'network-joined': {
    to: { [NOTEBOOKS]: [['network: none', 'network: { us-east-1: { tiers: [app] } }']] },
    at: `${NOTEBOOKS}:8`,
  },
  'network-left': {
    to: { [CARDS_DEV]: [['tiers: [app, data]', 'tiers: [app]']] },
    at: `${CARDS_DEV}:10`,
    of: account('card-payments-dev'),
  },
  'environment-changed': {
    to: { [CARDS_DEV]: [['environment: dev', 'environment: uat']] },
    at: `${CARDS_DEV}:2`,
    of: kind('principal-association'),
  },
  'network-changed': {
    to: { [ZONE]: [['use1-az4]', 'use1-az4, use1-az6]']] },
    at: `${ZONE}:64`,
    of: kind('subnet'),
  },
  'transit-gateway-changed': { to: { [ZONE]: [['us-east-1: 64512', 'us-east-1: 64514']] }, at: `${ZONE}:72` },
  'address-moved': null,
  'organization-changed': null,
  'estate-changed': null,
};

const tested = Object.entries(CASES).flatMap(([reason, each]) => (each === null ? [] : [[reason, each] as const]));

test.each(tested)('%s', (reason, { to, from, at, of }) => {
  const { changes } = planOf(to, from);
  const concerned = changes.filter(of ?? (() => true));
  const found = concerned.map((change) => `${change.reason} ${change.origin.file}:${change.origin.line}`);
  expect([...new Set(found)]).toEqual([`${reason} ${at}`]);
});

test('a service of all accounts is one cause, in the list of all accounts', () => {
  const { changes } = planOf({ [ZONE]: [['default: [cloudformation,', 'default: [athena, cloudformation,']] });
  const found = changes.map(({ reason, origin }) => `${reason} ${origin.file}:${origin.line}`);
  expect([...new Set(found)]).toEqual([`service-added ${ZONE}:49`]);
  expect(changes.filter(({ broadens }) => broadens).length).toBeGreaterThan(10);
});

test('what a project shares is found in its file', () => {
  const { changes } = planOf({ [LEDGER]: [['deny: [dynamodb]', 'deny: [dynamodb, sqs]']] });
  expect(new Set(changes.map(({ account: key }) => key))).toEqual(new Set(['ledger-dev', 'ledger-prod', 'management']));
  expect(new Set(changes.map(({ origin }) => `${origin.file}:${origin.line}`))).toEqual(new Set([`${LEDGER}:6`]));
});

test.each<[string, Edits, Edits, string]>([
  [
    'an own contact in place of that of the business unit',
    {},
    { [CARDS_DEV]: [['tags:', 'contacts: { security: a@b.example }\ntags:']] },
    `contact-changed ${CARDS_DEV}:14`,
  ],
  [
    'that of the business unit again',
    { [CARDS_DEV]: [['tags:', 'contacts: { security: a@b.example }\ntags:']] },
    {},
    `contact-changed ${ZONE}:46`,
  ],
  [
    'none of the business unit',
    {},
    { [ZONE]: [[', contacts: { security: payments-security@example.com }', '']] },
    `contact-removed ${ZONE}:46`,
  ],
  [
    'another telephone number',
    {},
    { [ZONE]: [['  accountEmail', "  contactPhone: '+1 202 555 0100'\n  accountEmail"]] },
    `contact-changed ${ZONE}:6`,
  ],
  [
    'another owner',
    {},
    { [CARDS_DEV]: [['owner: card-payments-team', 'owner: cards-team']] },
    `contact-changed ${CARDS_DEV}:3`,
  ],
])('contacts: %s', (_what, from, to, at) => {
  const contacts = planOf(to, from).changes.filter(kind('alternate-contact'));
  const found = contacts.map(({ reason, origin }) => `${reason} ${origin.file}:${origin.line}`);
  expect([...new Set(found)]).toEqual([at]);
});

test('a block that moves is found in the lock, and refused', () => {
  const { applicable, diagnostics } = planOf({ [LOCK]: [['cidr: 10.16.64.0/19', 'cidr: 10.16.192.0/19']] });
  expect(applicable).toBe(false);
  expect(diagnostics.every(({ file }) => file === LOCK)).toBe(true);
});

test('docs/contracts.md has the same reasons', () => {
  const page = readFileSync(path.resolve(__dirname, '../../../../../docs/contracts.md'), 'utf8');
  const rows = page.split('## Reasons')[1]?.matchAll(/^\| `([a-z-]+)` +\| (.+?) +\|$/gm) ?? [];
  expect([...rows].map(([, reason, meaning]) => [reason, meaning])).toEqual(Object.entries(reasons));
});
