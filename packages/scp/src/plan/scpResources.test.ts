import { meantAccount, meantEstate } from '@microaccounts/config/testing';
import { planScps } from './scpPlan';
import { scpResources } from './scpResources';

const plan = planScps(
  meantEstate({
    organization: { ...meantEstate().organization, guardrails: ['deny-leave-organization'] },
    organizationalUnits: [{ path: 'Core', name: 'Core', parent: null, guardrails: ['no-iam-users'] }],
    accounts: [meantAccount('payments-dev')],
  }),
);
const resources = scpResources(plan);

test('each policy is a resource of the organization', () => {
  const policies = resources.filter(({ kind }) => kind === 'scp');
  expect(policies.map(({ address }) => address)).toEqual(plan.policies.map(({ name }) => `scp/${name}`));
  expect(policies[0]).toMatchObject({
    account: 'management',
    region: null,
    stack: 'organization',
    properties: { name: plan.policies[0]?.name, content: plan.policies[0]?.content },
  });
});

test('an attachment belongs to what it is attached to', () => {
  const at = (target: string): unknown => resources.find(({ address }) => address.startsWith(`${target}/scp/`));
  expect(at('organization/root')).toMatchObject({ account: 'management', stack: 'organization' });
  expect(at('organizational-unit/Core')).toMatchObject({
    account: 'management',
    stack: 'organization',
    properties: { target: { ref: 'organizational-unit/Core', attribute: 'id' } },
  });
  expect(at('account/payments-dev')).toMatchObject({
    kind: 'scp-attachment',
    account: 'payments-dev',
    stack: 'account.payments-dev',
    properties: {
      policy: { ref: expect.stringMatching(/^scp\/ma-[0-9a-f]{16}$/), attribute: 'id' },
      target: { ref: 'account/payments-dev', attribute: 'id' },
    },
  });
});

test('addresses are unique', () => {
  expect(new Set(resources.map(({ address }) => address)).size).toBe(resources.length);
});
