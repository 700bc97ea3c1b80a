import { builtInGuardrails, type Account, type Estate } from '@microaccounts/config';
import { meantAccount, meantEstate } from '@microaccounts/config/testing';
import { canonicalJson, digest } from '@microaccounts/resources';
import fc from 'fast-check';
import { planScps } from './scpPlan';
import { targetAddress } from './target';

const account = fc.record({
  key: fc.stringMatching(/^[a-z][a-z0-9]{0,4}$/),
  services: fc.uniqueArray(fc.constantFrom('ec2', 's3', 'sqs', 'iam'), { minLength: 1 }),
  regions: fc.uniqueArray(fc.constantFrom('us-east-1', 'eu-west-2'), { minLength: 1 }),
  guardrails: fc.uniqueArray(fc.constantFrom(...builtInGuardrails)),
  state: fc.constantFrom<Account['state']>('active', 'active', 'suspended', 'closed'),
});

const estates = fc
  .uniqueArray(account, { selector: ({ key }) => key, maxLength: 12 })
  .map((accounts) => meantEstate({ accounts: accounts.map(({ key, ...rest }) => meantAccount(key, rest)) }));

test('one policy per distinct text, named after it', () => {
  fc.assert(
    fc.property(estates, (estate) => {
      const { policies } = planScps(estate);
      expect(new Set(policies.map(({ text }) => text)).size).toBe(policies.length);
      for (const { name, text, content } of policies) {
        expect(name).toBe(`ma-${digest(text).slice(0, 16)}`);
        expect(canonicalJson(content)).toBe(text);
      }
    }),
  );
});

test('every attachment names a policy that exists, every policy is attached, nothing is attached twice', () => {
  fc.assert(
    fc.property(estates, (estate) => {
      const { policies, attachments } = planScps(estate);
      expect(new Set(attachments.map(({ policy }) => policy))).toEqual(new Set(policies.map(({ name }) => name)));
      const places = attachments.map(({ policy, target }) => `${targetAddress(target)} ${policy}`);
      expect(new Set(places).size).toBe(places.length);
    }),
  );
});

test('exactly the active accounts have a boundary and a region deny', () => {
  fc.assert(
    fc.property(estates, (estate) => {
      const { attachments } = planScps(estate);
      for (const { key, state, guardrails } of estate.accounts) {
        const own = attachments.filter(({ target }) => target.kind === 'account' && target.key === key);
        expect(own).toHaveLength(state === 'active' ? guardrails.length + 2 : 0);
      }
    }),
  );
});

test('the order of accounts, of services and of regions makes no difference', () => {
  const turned = (estate: Estate): Estate => ({
    ...estate,
    accounts: [...estate.accounts].reverse().map((each) => ({
      ...each,
      services: [...each.services].reverse(),
      regions: [...each.regions].reverse(),
      guardrails: [...each.guardrails].reverse(),
    })),
  });
  fc.assert(fc.property(estates, (estate) => expect(planScps(turned(estate))).toEqual(planScps(estate))));
});
