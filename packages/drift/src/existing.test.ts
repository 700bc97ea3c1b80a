import { BOOTSTRAP_STACK } from '@microaccounts/account-factory';
import { CreateAccountCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { ACCESS_ROLE } from '@microaccounts/resources';
import fc from 'fast-check';
import { findExisting } from './existing';
import { at, expectation, landingZone } from './testing/landingZone';
import { simulation, type Simulation } from './testing/simulation';

/** Those that an `up` deploys. */
const resources = expectation.resources.filter(({ stack }) => stack !== BOOTSTRAP_STACK);
const inStack = (name: string): typeof resources => resources.filter(({ stack }) => stack === name);
const options = { roleName: ACCESS_ROLE };

async function found(simulated: Simulation, of: typeof resources): Promise<string[]> {
  const existing = await findExisting(simulated.sessions, expectation, of, options);
  const wanted = of.flatMap(({ address }) => (existing.has(address) ? [address] : []));
  for (const address of wanted) {
    const id = existing.get(address)?.ids['id'];
    expect(id ?? simulated.id(address)).toBe(simulated.ids.get(address)?.['id'] ?? id);
  }
  return wanted.sort();
}

test('in an empty organization there is nothing', async () => {
  expect(await found(await simulation([]), resources)).toEqual([]);
});

test.each(landingZone.stacks.map(({ name }) => name))(
  'after a deployment all of the stack %s is found',
  async (name) => {
    const stack = inStack(name);
    expect(await found(await simulation(), stack)).toEqual(stack.map(({ address }) => address).sort());
  },
);

test('of a deployment that was cut off what it left is found, whichever resource was the last', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: resources.length }), async (until) => {
      const left = resources.slice(0, until);
      expect(await found(await simulation(left), resources)).toEqual(left.map(({ address }) => address).sort());
    }),
    { numRuns: 15 },
  );
});

test('only what may hold the resources is read', async () => {
  const simulated = await simulation();
  await found(
    simulated,
    inStack('baseline.payments-dev').filter(({ kind }) => kind === 'role'),
  );
  const services = new Set(simulated.recorder.calls.map(({ service }) => service));
  expect(services).toEqual(new Set(['organizations', 'sts', 'iam']));
  expect(simulated.recorder.names()).not.toContain('organizations:ListTagsForResource');
});

test('what the files no longer have is found, with what it refers to, in a region that the account has left', async () => {
  const simulated = await simulation();
  const gone = resources.filter(
    ({ address }) => address.startsWith('account/payments-dev/') && /scp|eu-west-2/.test(address),
  );
  const scps = gone.flatMap(({ kind, properties }) =>
    kind === 'scp-attachment' ? [at('scp', (properties as { policy: { ref: string } }).policy.ref)] : [],
  );
  expect(scps.length).toBeGreaterThan(0);
  expect(gone.map(({ kind }) => kind)).toContain('key');
  const looked = [...gone, ...scps];
  const rest = {
    ...expectation,
    resources: expectation.resources.filter((resource) => !looked.some(({ address }) => address === resource.address)),
    accounts: expectation.accounts.map((account) => ({ ...account, regions: ['us-east-1'] })),
  };
  const existing = await findExisting(simulated.sessions, rest, looked, options);
  expect(looked.filter(({ address }) => !existing.has(address))).toEqual([]);
});

test('an account that is being created is waited for', async () => {
  const account = at('account', 'account/payments-dev');
  const simulated = await simulation(resources.filter(({ kind }) => kind === 'organizational-unit'));
  const organizations = await simulated.client('management', OrganizationsClient);
  const { name, email } = account.properties;
  await organizations.send(new CreateAccountCommand({ AccountName: name, Email: email.toUpperCase() }));
  const waits: number[] = [];
  const wait = (milliseconds: number): Promise<void> => Promise.resolve(void waits.push(milliseconds));
  const existing = await findExisting(simulated.sessions, expectation, [account], { ...options, wait });
  expect(existing.get('account/payments-dev')?.ids['id']).toMatch(/^\d{12}$/);
  expect(waits).toEqual([250]);
});

test('a refusal is not an absence', async () => {
  const simulated = await simulation();
  simulated.refuse(({ service }) => service === 'kms');
  await expect(found(simulated, inStack('baseline.payments-dev'))).rejects.toThrow(
    /cannot tell whether `account\/payments-dev\/eu-west-2\/key\/landing-zone` exists: access denied: AccessDenied/,
  );
});
