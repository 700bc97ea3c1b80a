import { findingOf } from '../report/testing/reports';
import { expectation } from '../testing/landingZone';
import { questionOf } from './question';

const nobody = (): undefined => undefined;

test('what has no id is asked for by the end of its address, whatever differs in it', () => {
  const about = { account: 'management', region: null, property: 'status', expected: 'ENABLED' };
  const address = 'organization/policy-type/SERVICE_CONTROL_POLICY';
  const finding = findingOf({ ...about, kind: 'policy-type', address, actual: 'PENDING_DISABLE', security: true });
  expect(questionOf(finding, expectation, nobody)).toMatchObject({
    ...{ accountId: null, region: 'us-east-1', service: 'organizations' },
    names: expect.arrayContaining(['DisablePolicyType']) as string[],
    mentions: [['SERVICE_CONTROL_POLICY']],
  });
});

test('of what is neither there nor was, and of what has no name left, nothing is asked', () => {
  expect(questionOf(findingOf({ status: 'pending' }), expectation, nobody)).toBeNull();
  const address = 'network/us-east-1/vpc/dev/subnet/app-1';
  const subnet = findingOf({ status: 'missing', kind: 'subnet', address, account: 'network', region: 'us-east-1' });
  const idsOf = (of: string) => (of === 'account/network' ? { id: '222222222222' } : undefined);
  expect(questionOf(subnet, expectation, idsOf)).toBeNull();
});
