import { someAccounts, someLandingZone } from '../testing/landingZone';
import { RecordingEngine } from '../testing/recordingEngine';
import type { LandingZone } from '../plan/landingZone';
import { VERSION } from './deployed';
import type { Step } from './engine';
import type { ExistingResources } from './lookUp';
import { up } from './up';

const before = someLandingZone();
const renamed = someLandingZone(someAccounts({ 'shop-dev': { name: 'Shop' } }));
const step = (operation: Step['operation'], type = 'aws:organizations/account:Account'): Step => ({
  operation,
  type,
  urn: 'urn',
  name: 'shop-dev',
  properties: ['email'],
});

async function refusals(engine: RecordingEngine, landingZone: LandingZone): Promise<readonly string[]> {
  const existing = (): Promise<ExistingResources> => Promise.resolve(new Map());
  const { refused, stacks } = await up({ engine, landingZone, refresh: false, existing });
  if (refused.length > 0) expect({ stacks, runs: engine.runs }).toEqual({ stacks: [], runs: [] });
  return refused;
}

it('is nothing for a landing zone that was never deployed', async () => {
  expect(await refusals(new RecordingEngine(), before)).toEqual([]);
});

it('is what a newer version of the tool has deployed', async () => {
  const engine = new RecordingEngine().deploy(before);
  engine.deployed.set('account.shop-dev', { ...engine.deployed.get('account.shop-dev'), version: '12.0.0' });
  expect(await refusals(engine, before)).toEqual([
    `stack \`account.shop-dev\` was deployed by version 12.0.0 of microaccounts, and this is ${VERSION}: update it`,
  ]);
  expect(engine.previewed).toEqual([]);
});

it.each(['replace', 'delete'] as const)('is an account that would be %sd', async (operation) => {
  const engine = new RecordingEngine().deploy(before);
  engine.foreseen.set('account.shop-dev', [
    step('replace', 'aws:organizations/policyAttachment:PolicyAttachment'),
    step(operation),
  ]);
  expect(await refusals(engine, renamed)).toEqual([
    `account \`shop-dev\` would be ${operation}d because its \`email\` changed: an account is never deleted or replaced`,
  ]);
});

it('is an account that the files forget', async () => {
  const engine = new RecordingEngine().deploy(before);
  const [forgotten, ...others] = await refusals(engine, someLandingZone(someAccounts().slice(0, 4)));
  expect(forgotten).toContain('account `shop-prod` is deployed but no longer in the estate');
  expect(others).toEqual([]);
});

it('is not a vending stack that never came to an account, nor the baseline of a suspended one', async () => {
  const engine = new RecordingEngine().deploy(before);
  engine.deployed.set('account.never-vended', {});
  expect(await refusals(engine, someLandingZone(someAccounts({ 'shop-prod': { state: 'suspended' } })))).toEqual([]);
});

it('is an account that a run made which came to no end, so that no output tells its id', async () => {
  const engine = new RecordingEngine().deploy(before);
  engine.strays.set('account.half-made', [{ type: 'aws:organizations/account:Account', name: 'half-made' }]);
  expect(await refusals(engine, before)).toEqual([
    expect.stringContaining('account `half-made` is deployed but no longer in the estate'),
  ]);
});

describe('a network that nobody uses any more', () => {
  const unused = someAccounts({ 'shop-dev': { network: {} }, 'shop-prod': { network: {} } });

  it('keeps its stack, and with it its Transit Gateway, as long as the lock has the region', async () => {
    const after = someLandingZone(unused, {}, before);
    expect(after.stacks.map(({ name }) => name)).toContain('network.us-east-1');
    expect(await refusals(new RecordingEngine().deploy(before), after)).toEqual([]);
  });

  it('is not to be forgotten with the lock', async () => {
    const after = someLandingZone(unused);
    expect(await refusals(new RecordingEngine().deploy(before), after)).toEqual([
      expect.stringContaining(
        'the network of `us-east-1` is deployed, but the address lock no longer knows the region',
      ),
    ]);
  });

  it('is not to be forgotten either where it was only half made', async () => {
    const engine = new RecordingEngine().deploy(before);
    engine.strays.set('network.eu-west-2', [{ type: 'aws:ec2/vpc:Vpc', name: 'dev' }]);
    expect(await refusals(engine, before)).toEqual([expect.stringContaining('the network of `eu-west-2` is deployed')]);
  });
});
