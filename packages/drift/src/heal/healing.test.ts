import { meantAccount } from '@microaccounts/config/testing';
import type { LandingZone } from '@microaccounts/landing-zone';
import type { DriftFinding, DriftReport } from '../report/report';
import { at, landingZone, some } from '../testing/landingZone';
import { healedBetween, healingPlan, stackOf } from './healing';
import { loopsAmong, returned } from './returned';

const of = stackOf(landingZone);
const role = at('role', 'account/payments-dev/role/Developer');
const share = some('resource-share', ({ region }) => region === 'us-east-1');
const scp = some('scp');

function finding(
  { kind, address, account, region }: Pick<DriftFinding, 'kind' | 'address' | 'account' | 'region'>,
  more: Partial<DriftFinding> = {},
): DriftFinding {
  return {
    status: 'drifted',
    kind,
    address,
    account,
    region,
    property: 'x',
    expected: null,
    actual: null,
    security: false,
    ...more,
  };
}

function report(...findings: readonly DriftFinding[]): DriftReport {
  return { formatVersion: 1, complete: true, checked: { accounts: 1, resources: 1, calls: 1 }, findings };
}

function allowing(heal: { organization: boolean; network: boolean }, accounts: readonly string[]): LandingZone {
  const { estate } = landingZone;
  const own = estate.accounts.map((account) => ({ ...account, drift: { heal: accounts.includes(account.key) } }));
  return { ...landingZone, estate: { ...estate, drift: { heal }, accounts: own } };
}

test('exactly the stacks with drift that the estate allows, in the order of an up', () => {
  const found = report(finding(role), finding(share), finding(scp), finding(share, { status: 'missing' }));
  const { stacks, withheld } = healingPlan(
    found,
    allowing({ organization: true, network: false }, ['payments-dev']),
    of,
  );
  expect(stacks).toEqual(['organization', 'baseline.payments-dev']);
  expect(withheld).toEqual([
    { stack: 'network.us-east-1', reason: '`drift.heal.network` of the estate does not allow it' },
  ]);
  expect(healingPlan(found, landingZone, of).stacks).toEqual([]);
});

test('what the bootstrap program deploys is left to a person', () => {
  const everything = allowing({ organization: true, network: true }, ['payments-dev']);
  const service = at('trusted-service', 'organization/trusted-service/ram.amazonaws.com');
  const { stacks, withheld } = healingPlan(report(finding(service, { status: 'missing' })), everything, of);
  expect(stacks).toEqual([]);
  expect(withheld).toEqual([{ stack: 'bootstrap', reason: expect.stringContaining('apps/bootstrap') as string }]);
});

test('what is pending, accepted, unchecked or unmanaged makes no stack run', () => {
  const everything = allowing({ organization: true, network: true }, ['payments-dev']);
  const others = (['pending', 'accepted', 'unchecked', 'unmanaged'] as const).map((status) =>
    finding(role, { status }),
  );
  expect(healingPlan(report(...others), everything, of)).toEqual({ stacks: [], withheld: [] });
});

test('a stack that holds what the estate accepts is left as it is, since a deployment sets all of it right', () => {
  const everything = allowing({ organization: true, network: true }, ['payments-dev']);
  const exception = { owner: 'a', reason: 'b', until: '2026-12-31', expired: false };
  const accepted = finding(role, { status: 'accepted', property: 'description', exception });
  const plan = healingPlan(report(finding(role), accepted, finding(scp)), everything, of);
  expect(plan).toEqual({
    stacks: ['organization'],
    withheld: [
      {
        stack: 'baseline.payments-dev',
        reason: `a deployment would also set right what is accepted until 2026-12-31: role ${role.address} description`,
      },
    ],
  });
  const over = finding(role, { property: 'description', exception: { ...exception, expired: true } });
  expect(healingPlan(report(over), everything, of).stacks).toEqual(['baseline.payments-dev']);
});

test('what the engine found alone has its stack in its address', () => {
  const deep = { kind: 'aws:ssm/parameter:Parameter', address: 'baseline.payments-dev/aws:ssm/parameter:Parameter::x' };
  expect(of(deep)).toBe('baseline.payments-dev');
  expect(of({ kind: 'role', address: 'account/nobody/role/x' })).toBeUndefined();
});

test('healed is what was found before, ran, and is neither found nor unread after', () => {
  const [first, second] = [finding(role), finding(role, { property: 'y' })];
  const before = report(first, second, finding(share), finding(scp));
  const ran = new Set(['baseline.payments-dev', 'organization']);
  const after = report(second, finding(scp, { status: 'unchecked', property: null }));
  expect(healedBetween(before, after, ran, of)).toEqual([`role ${role.address} x`]);
  const gone = report(finding(role, { status: 'missing', property: null }));
  expect(healedBetween(before, gone, ran, of)).not.toContain(`role ${role.address} x`);
});

test('a loop: what was healed before and is found again', () => {
  const [back, other] = [finding(role), finding(role, { property: 'y' })];
  const pending = finding(role, { status: 'pending', property: 'z' });
  const marked = returned([back, other, pending], new Set([`role ${role.address} x`, `role ${role.address} z`]));
  expect(marked).toEqual([{ ...back, returned: true }, other, pending]);
});

test('a loop that was healed once more is named all the same, with who did it', () => {
  const cause = { principal: 'arn', time: '2026-11-20T10:17:00Z', event: 'iam:TagRole', source: '192.0.2.1' };
  const found = report(
    finding(role, { returned: true, cause }),
    finding(role, { returned: true, property: 'y' }),
    finding(role, { property: 'z' }),
  );
  const healed = [`role ${role.address} x`, `role ${role.address} z`];
  expect(loopsAmong(found, healed)).toEqual([{ identity: `role ${role.address} x`, account: role.account, cause }]);
});

test('an account heals nothing unless it or its estate says so', () => {
  expect(meantAccount('x').drift.heal).toBe(false);
});
