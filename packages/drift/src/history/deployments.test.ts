import * as fc from 'fast-check';
import { deployedBetween, deploymentMarks, type PublishedStack } from './deployments';

const published = (part: Partial<PublishedStack> = {}): PublishedStack => ({
  digest: 'a',
  inputs: 'b',
  leftovers: [],
  commit: 'c',
  version: '0.1.0',
  ...part,
});
const stacksOf = (accounts: readonly string[]) => [
  { name: 'organization', account: null },
  ...accounts.flatMap((account) => [
    { name: `account.${account}`, account },
    { name: `baseline.${account}`, account },
  ]),
];
const everywhere = (accounts: readonly string[]) =>
  new Map(stacksOf(accounts).map(({ name }): [string, PublishedStack] => [name, published()]));

test('are the contract', () => {
  const accounts = ['payments-dev', 'web-dev'];
  // By hand: SHA-256 of the keys, and of the JSON of both stacks with a line end between.
  const marks = { '40': 'cfcae3', b8: 'afe8fa' };
  expect(deploymentMarks(stacksOf(accounts), everywhere(accounts))).toEqual(marks);
  expect(deploymentMarks(stacksOf(accounts).reverse(), everywhere(accounts))).toEqual(marks);
});

test.each<[string, Partial<PublishedStack>]>([
  ['other resources', { digest: 'x' }],
  ['other values of other stacks', { inputs: 'x' }],
  ['something removed', { leftovers: ['account/web-dev/role/Old'] }],
  ['the same files at another commit', { commit: null }],
  ['another version of the tool', { version: '0.2.0' }],
])('tell a deployment of %s', (_, part) => {
  const accounts = ['web-dev'];
  const after = new Map([...everywhere(accounts), ['baseline.web-dev', published(part)] as const]);
  const stacks = stacksOf(accounts);
  const isDeployed = deployedBetween(deploymentMarks(stacks, everywhere(accounts)), deploymentMarks(stacks, after));
  expect(isDeployed('web-dev')).toBe(true);
});

test('do not change with what accounts share, nor with a stack that was never deployed', () => {
  const before = deploymentMarks(stacksOf(['web-dev']), everywhere(['web-dev']));
  const shared = new Map([...everywhere(['web-dev']), ['organization', published({ digest: 'x' })] as const]);
  expect(deploymentMarks(stacksOf(['web-dev', 'new-dev']), shared)).toEqual(before);
});

test('whatever is deployed, everything that was is told, and for few accounts not much more', () => {
  const accounts = Array.from({ length: 2_000 }, (_, index) => `app${index}-dev`);
  const stacks = stacksOf(accounts);
  const before = everywhere(accounts);
  const marks = deploymentMarks(stacks, before);
  expect(JSON.stringify(marks).length).toBeLessThan(256 * 16);
  fc.assert(
    fc.property(fc.subarray(accounts, { maxLength: 20 }), (deployed) => {
      const after = new Map(before);
      for (const account of deployed) after.set(`account.${account}`, published({ commit: 'd' }));
      const isDeployed = deployedBetween(marks, deploymentMarks(stacks, after));
      const told = accounts.filter(isDeployed);
      expect(told).toEqual(expect.arrayContaining(deployed));
      // A group has about 8 of the 2,000.
      expect(told.length).toBeLessThanOrEqual(deployed.length * 25);
    }),
    { numRuns: 20 },
  );
});
