import type { Estate } from '@microaccounts/config';
import { meantAccount, meantEstate } from '@microaccounts/config/testing';
import { planScps, type ScpPlan } from './scpPlan';

const noClassic = {
  name: 'no-classic',
  description: '',
  type: 'scp',
  statements: [{ Effect: 'Deny', Action: 'sdb:*' }],
} as const;

/** Descriptions of what is attached to a target, without sizes and details. */
function attachedTo(plan: ScpPlan, kind: string, name?: string): string[] {
  return plan.attachments
    .filter(({ target }) => target.kind === kind && (!('key' in target) || target.key === name))
    .filter(({ target }) => !('path' in target) || target.path === name)
    .map(({ policy }) => plan.policies.find((each) => each.name === policy)?.description.split(' (')[0] ?? 'none')
    .sort();
}

function unit(path: string, guardrails: readonly string[]): Estate['organizationalUnits'][number] {
  return { path, name: path.split('/').at(-1) ?? '', parent: null, guardrails };
}

test('guardrails go where they are named, an account has its service boundary and its region deny', () => {
  const plan = planScps(
    meantEstate({
      organization: { ...meantEstate().organization, guardrails: ['deny-leave-organization'] },
      organizationalUnits: [unit('Workloads', ['protect-baseline']), unit('Core', [])],
      accounts: [meantAccount('payments-dev', { guardrails: ['no-iam-users'] })],
    }),
  );
  expect(attachedTo(plan, 'root')).toEqual(['Guardrail deny-leave-organization']);
  expect(attachedTo(plan, 'organizational-unit', 'Workloads')).toEqual(['Guardrail protect-baseline']);
  expect(attachedTo(plan, 'organizational-unit', 'Core')).toEqual([]);
  expect(attachedTo(plan, 'account', 'payments-dev')).toEqual([
    'Guardrail no-iam-users',
    'Region deny',
    'Service boundary of 5 services',
  ]);
  expect(plan.findings).toEqual([]);
});

test('accounts with the same services and regions share both policies, in whatever order they name them', () => {
  const plan = planScps(
    meantEstate({
      accounts: [
        meantAccount('a', { services: ['s3', 'ec2'], regions: ['eu-west-2', 'us-east-1'] }),
        meantAccount('b', { services: ['ec2', 's3'], regions: ['us-east-1', 'eu-west-2'] }),
        meantAccount('c', { services: ['ec2', 's3'], regions: ['eu-west-2'] }),
      ],
    }),
  );
  expect(plan.policies).toHaveLength(3);
  expect(plan.attachments).toHaveLength(6);
});

test.each(['suspended', 'closed'] as const)(
  'a %s account has no SCPs of its own, not even those that it names',
  (state) => {
    const plan = planScps(meantEstate({ accounts: [meantAccount('old', { state, guardrails: ['no-iam-users'] })] }));
    expect(plan).toEqual({ policies: [], attachments: [], findings: [] });
  },
);

test('the management account has none, since SCPs do not affect it', () => {
  const plan = planScps(meantEstate({ accounts: [meantAccount('root', { id: '111111111111' })] }));
  expect(plan.policies).toEqual([]);
});

test('a guardrail that is no SCP produces nothing', () => {
  const guardrails = { 'no-classic': { ...noClassic, type: 'rcp' as const } };
  const plan = planScps(meantEstate({ guardrails, accounts: [], organizationalUnits: [unit('Core', ['no-classic'])] }));
  expect(plan).toEqual({ policies: [], attachments: [], findings: [] });
});

test('guardrails with the same text are one policy, attached once and described the same in any order', () => {
  const guardrails = { 'no-classic': noClassic, 'a-twin': { ...noClassic, name: 'a-twin' } };
  const plans = [
    ['no-classic', 'a-twin'],
    ['a-twin', 'no-classic', 'a-twin'],
  ].map((names) => planScps(meantEstate({ guardrails, accounts: [], organizationalUnits: [unit('Core', names)] })));
  expect(plans[0]).toEqual(plans[1]);
  expect(plans[0]?.policies).toHaveLength(1);
  expect(plans[0]?.attachments).toHaveLength(1);
});

describe('findings', () => {
  const limited = (limits: Partial<Estate['limits']>, more: Partial<Estate> = {}): ScpPlan =>
    planScps(meantEstate({ limits: { ...meantEstate().limits, ...limits }, ...more }));

  test('attachments: FullAWSAccess has a slot, and one stays free', () => {
    const accounts = [meantAccount('payments-dev', { guardrails: ['no-iam-users'] })];
    expect(limited({ scpAttachmentsPerTarget: 5 }, { accounts }).findings).toEqual([]);
    expect(limited({ scpAttachmentsPerTarget: 4 }, { accounts }).findings).toMatchObject([
      {
        code: 'scp/too-many-attachments',
        severity: 'error',
        place: { account: 'payments-dev', path: ['guardrails'] },
        message: expect.stringContaining(
          'the account `payments-dev` needs 5 SCP attachments and may have 4: 3 of its own',
        ),
      },
    ]);
  });

  test('attachments of a unit and of the root, each at its own list', () => {
    const names = ['no-iam-users', 'no-public-buckets'];
    const organizationalUnits = [unit('Workloads/Prod', names)];
    const organization = { ...meantEstate().organization, guardrails: names };
    const { findings } = limited({ scpAttachmentsPerTarget: 3 }, { accounts: [], organizationalUnits, organization });
    expect(findings.map(({ place }) => place)).toEqual([
      { landingZone: ['organization', 'guardrails'] },
      { landingZone: ['organizationalUnits', 'Workloads', 'children', 'Prod', 'guardrails'] },
    ]);
  });

  test('a text that is too long is said once, at the first account that has it', () => {
    const accounts = ['b', 'a', 'c'].map((key) => meantAccount(key, { regions: ['us-east-1'] }));
    const { findings } = limited({ scpCharacters: 300 }, { accounts });
    expect(findings.map(({ code, place, message }) => ({ code, place, message }))).toEqual([
      {
        code: 'scp/too-long',
        place: { account: 'a', path: ['services'] },
        message: expect.stringMatching(
          /^the service boundary of `a` and 2 other accounts has \d+ characters, and an SCP may have 300$/,
        ),
      },
      {
        code: 'scp/too-long',
        place: { account: 'a', path: ['regions'] },
        message: expect.stringContaining('the region deny of `a`'),
      },
    ]);
  });

  test('an own guardrail is measured even where nobody uses it, a built-in one where it is used', () => {
    const guardrails = { 'no-classic': noClassic };
    const organizationalUnits = [unit('Workloads', ['protect-baseline'])];
    const { findings } = limited({ scpCharacters: 20 }, { accounts: [], guardrails, organizationalUnits });
    expect(findings.map(({ place }) => place)).toEqual([
      { guardrail: 'no-classic', path: ['statements'] },
      { landingZone: ['exemptPrincipals'] },
    ]);
  });

  test('more distinct policies than the organization may have', () => {
    expect(limited({ scps: 1 }).findings).toMatchObject([
      { code: 'scp/too-many-policies', message: 'the estate needs 2 distinct SCPs, and the organization may have 1' },
    ]);
  });
});
