import { readEstateFolder } from '@microaccounts/config/read';
import { checkEstate, resources, type LandingZone } from '@microaccounts/landing-zone';
import { scpDocuments } from '@microaccounts/scp';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { positions, withOwnership } from './ownership';
import type { DriftFinding, DriftReport } from './report';
import { findingOf } from './testing/reports';

const folder = path.resolve(__dirname, '../../../../estate');
const checked = checkEstate(readEstateFolder(folder));
const landingZone = checked.landingZone as LandingZone;
const written = { landingZone, locate: checked.locate };
const all = resources(landingZone);

const reportOf = (...findings: readonly DriftFinding[]): DriftReport => ({
  formatVersion: 1,
  complete: true,
  checked: { accounts: 1, resources: 1, calls: 1 },
  findings,
});
const own = (finding: DriftFinding): DriftFinding => withOwnership(reportOf(finding), written).findings[0] ?? finding;

/** A finding about the resource at an address of the estate. */
function about(address: string, part: Partial<DriftFinding> = {}): DriftFinding {
  const resource = all.find((one) => one.address === address);
  if (resource === undefined) throw new Error(`no ${address}`);
  const { kind, account, region } = resource;
  return own(findingOf({ kind, account, region, address, ...part }));
}

/** The line of the estate at which a finding is, and its file. */
function lineOf({ origin }: DriftFinding): string {
  if (origin === undefined) return 'nowhere';
  const line = readFileSync(path.join(folder, origin.file), 'utf8').split('\n')[origin.line - 1] ?? '';
  return `${origin.file}: ${line.slice(origin.column - 1)}`;
}

const documents = scpDocuments(landingZone.estate);
const account = (key: string): LandingZone['estate']['accounts'][number] => {
  const found = landingZone.estate.accounts.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no account ${key}`);
  return found;
};
const guardrail = (name: string): string => documents.guardrail(name)?.name ?? '';
const boundary = documents.serviceBoundary(account('card-payments-dev')).name;
const regionDeny = documents.regionDeny(account('notebooks-dev')).name;
const [CARDS, PROD] = ['accounts/payments/card-payments-dev.yaml', 'accounts/payments/card-payments-prod.yaml'];

test.each<[string, () => DriftFinding, string]>([
  ['an account', () => about('account/card-payments-prod', { status: 'missing' }), PROD],
  ['its name', () => about('account/card-payments-prod', { property: 'name' }), `${PROD}: name: Card payments`],
  ['its place', () => about('account/card-payments-dev', { property: 'parent' }), `${CARDS}: environment: dev`],
  ['its tags', () => about('account/card-payments-dev', { property: 'tags' }), `${CARDS}: tags:`],
  ['a role of it', () => about('account/card-payments-dev/role/Developer'), CARDS],
  ['a role of all', () => about('account/card-payments-dev/role/Support'), 'landing-zone.yaml: Support:'],
  ['its contact', () => about('account/card-payments-prod/alternate-contact/BILLING'), `${PROD}: billing:`],
  [
    'that of its business unit',
    () => about('account/card-payments-prod/alternate-contact/SECURITY', { property: 'email' }),
    'landing-zone.yaml: security: payments-security@example.com',
  ],
  [
    'the name of a contact',
    () => about('account/card-payments-prod/alternate-contact/SECURITY', { property: 'name' }),
    `${PROD}: owner:`,
  ],
  ['its service boundary', () => about(`account/card-payments-dev/scp/${boundary}`), `${CARDS}: services:`],
  [
    'its regions',
    () => about(`account/notebooks-dev/scp/${regionDeny}`),
    'accounts/analytics/notebooks-dev.yaml: regions:',
  ],
  ['its guardrail', () => about(`account/card-payments-prod/scp/${guardrail('no-iam-users')}`), `${PROD}: guardrails:`],
  [
    'the guardrail of a unit',
    () => about(`organizational-unit/Workloads/Prod/scp/${guardrail('no-public-buckets')}`),
    'landing-zone.yaml: guardrails: [no-public-buckets]',
  ],
  [
    'that of the root',
    () => about(`organization/root/scp/${guardrail('deny-leave-organization')}`),
    'landing-zone.yaml: guardrails: [deny-leave-organization]',
  ],
  [
    'the text of a guardrail',
    () => about(`scp/${guardrail('no-marketplace-purchases')}`, { property: 'content' }),
    'guardrails/no-marketplace-purchases.yaml: statements:',
  ],
  [
    'its description',
    () => about(`scp/${guardrail('no-marketplace-purchases')}`, { property: 'description' }),
    'guardrails/no-marketplace-purchases.yaml: description:',
  ],
  [
    'a built-in guardrail',
    () => about(`scp/${guardrail('deny-everything')}`),
    'landing-zone.yaml: guardrails: [deny-everything]',
  ],
  ['the text of a boundary', () => about(`scp/${boundary}`), `${CARDS}: services:`],
  ['a unit', () => about('organizational-unit/Workloads/Uat'), 'landing-zone.yaml: Uat: {}'],
  [
    'a network',
    () => about('network/us-east-1/transit-gateway', { property: 'asn' }),
    'landing-zone.yaml: transitGateway:',
  ],
])('the origin of %s is the key that it follows from', (_, finding, expected) => {
  expect(lineOf(finding())).toContain(expected);
});

test('the owner is that of the account, as its file says; what accounts share has none', () => {
  expect(about('account/card-payments-dev').owner).toBe(account('card-payments-dev').owner);
  expect(about('account/card-payments-dev/role/Developer').owner).toBe(account('card-payments-dev').owner);
  expect(about(`scp/${boundary}`)).not.toHaveProperty('owner');
  expect(about('organizational-unit/Workloads/Uat')).not.toHaveProperty('owner');
});

test('a loop that was healed again is its account’s owner’s', () => {
  const loops = [
    { identity: 'role account/card-payments-dev/role/Developer trustPolicy', account: 'card-payments-dev' },
    { identity: 'organizational-unit organizational-unit/Core', account: 'management' },
  ];
  const [own, shared] = withOwnership({ ...reportOf(), loops }, written).loops ?? [];
  expect(own).toEqual({ ...loops[0], owner: account('card-payments-dev').owner });
  expect(shared).toEqual(loops[1]);
  expect(withOwnership(reportOf(), written)).not.toHaveProperty('loops');
});

test('what nobody declares has no origin, and no owner unless it is in an account that somebody owns', () => {
  const stranger = own(
    findingOf({ status: 'unmanaged', kind: 'account', address: 'account/999999999999', account: '999999999999' }),
  );
  expect(stranger).not.toHaveProperty('origin');
  expect(stranger).not.toHaveProperty('owner');
  const role = findingOf({
    status: 'unmanaged',
    address: 'account/notebooks-dev/role/Stray',
    account: 'notebooks-dev',
  });
  expect(own(role)).not.toHaveProperty('origin');
  expect(own(role).owner).toBe(account('notebooks-dev').owner);
  const wouldBeAt = positions(written);
  expect(wouldBeAt(role).file).toBe('accounts/analytics/notebooks-dev.yaml');
  expect(wouldBeAt(stranger)).toEqual({ file: 'landing-zone.yaml', line: expect.any(Number), column: 1 });
});

test('each resource of the estate has a place, and nothing else of a finding changes', () => {
  const findings = all.map(({ kind, address, account: key, region }) =>
    findingOf({ status: 'missing', kind, address, account: key, region }),
  );
  const report = withOwnership(reportOf(...findings), written);
  expect(report.findings.filter(({ origin }) => origin === undefined || !checked.texts.has(origin.file))).toEqual([]);
  expect(report.findings.map(({ owner: _owner, origin: _origin, ...rest }) => rest)).toEqual(findings);
});

test('what no version of the files explains has a place all the same', () => {
  for (const part of [
    { kind: 'scp', address: 'scp/ma-0000000000000000', account: 'management' },
    { kind: 'scp-attachment', address: 'account/gone/scp/ma-0000000000000000', account: 'gone' },
    { kind: 'role', address: 'account/gone/role/A', account: 'gone' },
    { kind: 'log-group', address: 'account/gone/us-east-1/log-group/a', account: 'gone' },
    { kind: 'organizational-unit', address: 'organizational-unit/Workloads/No/Such', account: 'management' },
  ])
    expect(own(findingOf(part)).origin?.file).toBe('landing-zone.yaml');
});
