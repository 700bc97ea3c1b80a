import type { Account, Estate } from '@microaccounts/config';
import { meantEstate } from '@microaccounts/config/testing';
import { someAccounts, someLandingZone } from '../testing/landingZone';
import { planChanges } from './changes';
import type { CheckedEstate } from './check';
import type { Change, PlanDocument } from './document';
import type { LandingZone } from './landingZone';

const before = someLandingZone();

function checked(landingZone: LandingZone | null): CheckedEstate {
  return {
    estate: landingZone?.estate ?? null,
    landingZone,
    unlocked: landingZone,
    excessive: landingZone,
    statedLimits: new Set(),
    diagnostics: [],
    lock: null,
    accounts: landingZone?.estate.accounts.length ?? 0,
    texts: new Map(),
    locate: (place) => ({ file: JSON.stringify(place), line: 1, column: 1 }),
    driftExceptions: [],
    explain: () => null,
  };
}

function planned(head: LandingZone | null, base: LandingZone | null = before): PlanDocument {
  return planChanges({ base: checked(base), head: checked(head), baseName: 'main', headName: 'working tree' });
}

/** The estate with other accounts, its address lock brought up to date. */
const withAccounts = (changes: { readonly [key: string]: Partial<Account> }, estate: Partial<Estate> = {}) =>
  someLandingZone(someAccounts(changes), estate, before);
const brief = ({ action, address }: Change): string => `${action} ${address}`;
const broadening = ({ changes }: PlanDocument): string[] => changes.filter(({ broadens }) => broadens).map(brief);
const { network } = before.estate;

it('is empty between an estate and itself', () => {
  expect(planned(withAccounts({}))).toMatchObject({ applicable: true, changes: [], stacks: [], diagnostics: [] });
});

it('compares nothing with an invalid head', () => {
  expect(planned(null)).toMatchObject({ applicable: false, changes: [], stacks: [], quotas: [] });
});

it('has everything new, and nothing broader, without a base', () => {
  const { changes, stacks } = planned(before, null);
  expect(new Set(changes.map(({ action }) => action))).toEqual(new Set(['create']));
  expect(stacks).toEqual(before.stacks.map(({ name }) => name));
  expect(changes.filter(({ broadens }) => broadens)).toEqual([]);
});

describe('an account', () => {
  it('added: its two stacks, and the SCPs that only it has', () => {
    const base = someLandingZone(someAccounts().filter(({ key }) => key !== 'audit'));
    const { stacks, changes, quotas, applicable } = planned(someLandingZone(someAccounts(), {}, base), base);
    expect(stacks).toEqual(['account.audit', 'baseline.audit']);
    expect(changes.every(({ action, broadens }) => action === 'create' && !broadens)).toBe(true);
    expect(applicable).toBe(true);
    expect(quotas[0]).toMatchObject({ limit: 'accounts', used: 5, after: 6 });
  });

  it('removed: is refused, and said at the estate', () => {
    const { applicable, diagnostics, changes, stacks } = planned(
      someLandingZone(someAccounts().filter(({ key }) => key !== 'audit')),
    );
    expect(applicable).toBe(false);
    expect(diagnostics).toMatchObject([{ code: 'plan/account-delete', file: '{"landingZone":[]}' }]);
    expect(changes.map(brief)).toContain('delete account/audit');
    expect(stacks).toEqual(['account.audit', 'baseline.audit']);
  });

  it('with another e-mail: is refused, and said at the account', () => {
    const { applicable, diagnostics } = planned(withAccounts({ audit: { email: 'another@example.com' } }));
    expect(applicable).toBe(false);
    expect(diagnostics).toMatchObject([{ code: 'plan/account-replace', file: '{"account":"audit","path":["email"]}' }]);
  });

  it('renamed: an update of its name alone', () => {
    expect(planned(withAccounts({ audit: { name: 'Audit' } })).changes).toEqual([
      {
        action: 'update',
        kind: 'account',
        address: 'account/audit',
        account: 'audit',
        region: null,
        stack: 'account.audit',
        before: { name: 'audit' },
        after: { name: 'Audit' },
        reason: 'account-renamed',
        subject: null,
        origin: { file: '{"account":"audit","path":["name"]}', line: 1, column: 1 },
        broadens: false,
      },
    ]);
  });

  it('moved: an update of its place', () => {
    const { changes } = planned(withAccounts({ audit: { organizationalUnit: 'Workloads' } }));
    expect(changes.map(({ address, reason, broadens }) => [address, reason, broadens])).toEqual([
      ['account/audit', 'account-moved', false],
    ]);
  });

  it('suspended: moves and loses its own SCPs, and its baseline stays as it is', () => {
    const suspended = withAccounts({ 'shop-prod': { state: 'suspended', organizationalUnit: 'Suspended' } });
    const { changes, stacks, applicable, diagnostics } = planned(suspended);
    expect(applicable).toBe(true);
    expect(diagnostics).toMatchObject([
      { code: 'plan/baseline-stays', severity: 'warning', file: '{"account":"shop-prod","path":["state"]}' },
    ]);
    expect(planned(suspended, suspended).diagnostics).toEqual([]);
    expect(stacks).toEqual(['account.shop-prod']);
    expect(changes.map(({ action, kind }) => `${action} ${kind}`).sort()).toEqual([
      'delete scp-attachment',
      'delete scp-attachment',
      'update account',
    ]);
  });

  it('reactivated: comes out from under what bound it', () => {
    const organizationalUnits = before.estate.organizationalUnits.map((unit) =>
      unit.path === 'Suspended' ? { ...unit, guardrails: ['deny-everything'] } : unit,
    );
    const suspended = withAccounts(
      { 'shop-prod': { state: 'suspended', organizationalUnit: 'Suspended' } },
      { organizationalUnits },
    );
    const { stacks, changes } = planned(withAccounts({}, { organizationalUnits }), suspended);
    expect(stacks).toEqual(['account.shop-prod', 'baseline.shop-prod']);
    expect(changes.filter(({ broadens }) => broadens).map(brief)).toContain('update account/shop-prod');
  });
});

describe('what broadens', () => {
  it('is a service more, not a service less', () => {
    const more = planned(withAccounts({ audit: { services: ['ec2', 'iam', 'kms', 's3', 'sqs', 'sts'] } }));
    expect(broadening(more)).toEqual([expect.stringMatching(/^create account\/audit\/scp\/ma-/)]);
    expect(more.stacks).toEqual(['organization', 'account.audit']);
    expect(broadening(planned(withAccounts({ audit: { services: ['iam', 'kms', 's3', 'sts'] } })))).toEqual([]);
  });

  it('is a principal more that is exempt', () => {
    const { changes } = planned(withAccounts({}, { exemptPrincipals: ['arn:aws:iam::*:role/*'] }));
    const attached = changes.filter(({ kind, action }) => kind === 'scp-attachment' && action === 'create');
    expect(attached).toHaveLength(10);
    expect(attached.every(({ broadens }) => broadens)).toBe(true);
  });

  const deny = (...actions: string[]) => ({
    own: {
      name: 'own',
      description: 'of this company',
      type: 'scp' as const,
      statements: [{ Effect: 'Deny', Action: actions, Resource: '*' }],
    },
  });
  const guarded = withAccounts({ audit: { guardrails: ['own'] } }, { guardrails: deny('sqs:*', 'sns:*') });

  it('is a guardrail less, not a guardrail more', () => {
    const without = withAccounts({}, { guardrails: deny('sqs:*', 'sns:*') });
    expect(broadening(planned(without, guarded))).toEqual([expect.stringMatching(/^delete account\/audit\/scp\/ma-/)]);
    expect(broadening(planned(guarded, without))).toEqual([]);
  });

  it('is a guardrail with another text', () => {
    const weaker = withAccounts({ audit: { guardrails: ['own'] } }, { guardrails: deny('sqs:*') });
    expect(broadening(planned(weaker, guarded))).toEqual([expect.stringMatching(/^delete account\/audit\/scp\/ma-/)]);
  });

  it('is not a guardrail that goes up to the unit', () => {
    const organizationalUnits = before.estate.organizationalUnits.map((unit) =>
      unit.path === 'Core' ? { ...unit, guardrails: ['own'] } : unit,
    );
    const moved = withAccounts({}, { guardrails: deny('sqs:*', 'sns:*'), organizationalUnits });
    expect(broadening(planned(moved, guarded))).toEqual([]);
  });

  it('is a move out from under a guardrail', () => {
    const organizationalUnits = before.estate.organizationalUnits.map((unit) =>
      unit.path === 'Core' ? { ...unit, guardrails: ['own'] } : unit,
    );
    const estate = { guardrails: deny('sqs:*'), organizationalUnits };
    const moved = withAccounts({ audit: { organizationalUnit: 'Workloads' } }, estate);
    expect(broadening(planned(moved, withAccounts({}, estate)))).toEqual(['update account/audit']);
  });

  it('is a policy more for a role, and a further role', () => {
    const role = (policies: readonly string[]) => ({ group: null, policies, statements: [] });
    const more = withAccounts({
      audit: { roles: { Developer: role(['arn:aws:iam::aws:policy/AmazonSQSFullAccess']), Support: role([]) } },
    });
    expect(broadening(planned(more))).toEqual(
      expect.arrayContaining(['update account/audit/role/Developer', 'create account/audit/role/Support']),
    );
    expect(broadening(planned(before, more))).toEqual([]);
  });

  it('is another group that may take on a role', () => {
    const owned = (group: string) =>
      withAccounts({ audit: { roles: { Developer: { group, policies: [], statements: [] } } } });
    expect(broadening(planned(owned('AWS-Others'), owned('AWS-Ours')))).toEqual([
      'update account/audit/role/Developer',
    ]);
  });

  it('is a route more out of a subnet that is there, not a route less', () => {
    const unconnected = withAccounts({}, { network: { ...network, transitGateway: null } });
    const routed = broadening(planned(before, unconnected));
    expect(routed.length).toBeGreaterThan(0);
    expect(routed).toEqual(routed.map(() => expect.stringMatching(/^update .*route-table/) as unknown));
    expect(broadening(planned(unconnected))).toEqual([]);
  });

  it('is an account that is trusted, not one that is trusted no more', () => {
    const trusting = withAccounts({ audit: { trustedAccounts: { 'shop-dev': ['kms'] } } });
    const key = expect.stringMatching(/^update account\/audit\/.*key/) as unknown;
    expect(broadening(planned(trusting))).toEqual([key]);
    expect(broadening(planned(before, trusting))).toEqual([]);
  });

  it('is a place in a network', () => {
    const joins = withAccounts({ audit: { network: { 'us-east-1': { tiers: ['app'], dedicated: {} } } } });
    expect(broadening(planned(joins))).toEqual([
      expect.stringMatching(/^create account\/audit\/us-east-1\/resource-share\//),
    ]);
  });
});

describe('a network', () => {
  it('cannot go to another account', () => {
    const coreAccounts = { ...before.estate.coreAccounts, network: 'audit' };
    const { applicable, diagnostics } = planned(withAccounts({}, { coreAccounts }));
    expect(applicable).toBe(false);
    expect(diagnostics).toMatchObject([
      { code: 'plan/network-account-changed', file: '{"landingZone":["coreAccounts","network"]}' },
    ]);
    const unused = { 'shop-dev': { network: {} }, 'shop-prod': { network: {} } };
    const nothing = { network: { ...network, transitGateway: null } };
    const [from, to] = [withAccounts(unused, nothing), withAccounts(unused, { ...nothing, coreAccounts })];
    expect(planned(to, from)).toMatchObject({ applicable: true, diagnostics: [] });
  });

  it('that nobody uses any more keeps its stack, from which all but the Transit Gateway goes', () => {
    const unused = withAccounts({ 'shop-dev': { network: {} }, 'shop-prod': { network: {} } });
    const { changes, stacks } = planned(unused);
    expect(stacks).toEqual(['network.us-east-1', 'baseline.shop-dev', 'baseline.shop-prod']);
    const gone = changes.filter(({ stack }) => stack === 'network.us-east-1');
    expect(new Set(gone.map(({ action }) => action))).toEqual(new Set(['delete']));
    expect(gone.map(({ kind }) => kind)).toContain('vpc');
    expect(gone.map(({ kind }) => kind)).not.toContain('transit-gateway');
  });

  it('with another VPC adds, and moves nothing', () => {
    const more = withAccounts({ 'shop-prod': { environment: 'uat' } });
    const { changes } = planned(someLandingZone(more.estate.accounts, { network }, before));
    expect(changes.filter(({ action }) => action === 'replace')).toEqual([]);
    expect(changes.filter(({ kind }) => kind === 'vpc').map(brief)).toEqual([
      'delete network/us-east-1/vpc/analytics-prod',
      'create network/us-east-1/vpc/analytics-uat',
    ]);
  });

  it('whose VPC had another block is refused: a block never moves', () => {
    const moved = JSON.parse(JSON.stringify(before).replaceAll('"10.0.0.0/19"', '"10.0.64.0/19"')) as LandingZone;
    const { changes, applicable, diagnostics } = planned(moved);
    expect(changes.filter(({ kind }) => kind === 'vpc').map(({ action, reason }) => [action, reason])).toEqual([
      ['replace', 'address-moved'],
    ]);
    expect(applicable).toBe(false);
    expect(diagnostics).toMatchObject([
      {
        code: 'plan/address-moved',
        file: 'addresses.lock.yaml',
        message: '`network/us-east-1/vpc/analytics-dev` would move from 10.0.0.0/19 to 10.0.64.0/19',
      },
    ]);
  });

  it('whose subnets alone had other blocks is refused, each said', () => {
    const moved = JSON.parse(JSON.stringify(before).replaceAll('"10.0.4.0/22"', '"10.0.28.0/22"')) as LandingZone;
    const { applicable, diagnostics } = planned(moved);
    expect(applicable).toBe(false);
    expect(diagnostics.map(({ code }) => code)).toEqual(['plan/address-moved']);
  });
});

describe('a quota that is passed', () => {
  const limits = { ...meantEstate().limits, participantsPerVpc: 0, organizationalUnits: 1 };
  // The network plan would open further cells; the quota is about what there is.
  const crowded = { ...before, estate: { ...before.estate, limits } };
  const withStated = (...stated: (keyof Estate['limits'])[]): PlanDocument =>
    planChanges({
      base: checked(before),
      head: { ...checked(crowded), statedLimits: new Set(stated) },
      baseName: 'main',
      headName: 'working tree',
    });

  it('is an error where AWS raises it for nobody, and a warning where it does and the estate says nothing', () => {
    const { applicable, diagnostics } = withStated();
    expect(applicable).toBe(false);
    expect(diagnostics).toMatchObject([
      { code: 'plan/quota-exceeded', severity: 'error', file: '{"landingZone":["limits","organizationalUnits"]}' },
      { code: 'plan/quota-exceeded', severity: 'warning', file: '{"landingZone":["limits","participantsPerVpc"]}' },
    ]);
  });

  it('is an error where the estate states it', () => {
    const { diagnostics } = withStated('participantsPerVpc');
    expect(diagnostics.map(({ severity }) => severity)).toEqual(['error', 'error']);
  });
});

describe('SCPs that change', () => {
  const limits = { ...meantEstate().limits, scpAttachmentsPerTarget: 4 };
  const exempt = { exemptPrincipals: [], limits };

  it('need slots for the old and the new ones at once', () => {
    const { applicable, diagnostics } = planned(withAccounts({}, exempt), withAccounts({}, { limits }));
    expect(applicable).toBe(false);
    expect(diagnostics).toHaveLength(5);
    expect(diagnostics[0]).toMatchObject({
      code: 'plan/too-many-attachments',
      file: '{"account":"audit","path":["guardrails"]}',
      message:
        'the account `audit` would have 5 SCP attachments while they change, and may have 4: new ones are attached before old ones go',
    });
  });

  it('one by one need only one more', () => {
    const one = withAccounts({ audit: { services: ['s3'] } }, { limits });
    expect(planned(one, withAccounts({}, { limits }))).toMatchObject({ applicable: true, diagnostics: [] });
  });
});
