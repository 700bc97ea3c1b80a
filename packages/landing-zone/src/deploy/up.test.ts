import type { LandingZoneResource } from '@microaccounts/resources';
import type { LandingZone } from '../plan/landingZone';
import { someAccounts, someLandingZone } from '../testing/landingZone';
import { RecordingEngine } from '../testing/recordingEngine';
import { up, type ExistingResources, type UpOptions, type UpSummary } from './up';

const landingZone = someLandingZone();
const NETWORK = 'network.us-east-1';
const LEFT = ['urn:left'];

/** One `up` of `head`, of which AWS has `has` already. */
function run(
  engine: RecordingEngine,
  head: LandingZone = landingZone,
  options: Partial<UpOptions> & { readonly has?: ExistingResources } = {},
): Promise<UpSummary> {
  const { has = new Map(), ...others } = options;
  return up({ engine, landingZone: head, refresh: false, existing: () => Promise.resolve(has), ...others });
}

const statuses = ({ stacks }: UpSummary): object =>
  Object.fromEntries(stacks.map(({ stack, status }) => [stack, status]));
const second = (engine: RecordingEngine): string[] =>
  engine.runs.slice(landingZone.stacks.length).map(({ stack }) => stack);

describe('the first pass', () => {
  it('runs every stack after those that it needs, and leaves alone what others may use', async () => {
    const engine = new RecordingEngine();
    const summary = await run(engine, landingZone, { refresh: true });
    expect(summary).toMatchObject({ changed: 0, failed: 0, refused: [] });
    const order = engine.runs.map(({ stack }) => stack);
    expect(order).toEqual(landingZone.stacks.map(({ name }) => name));
    for (const { name, needs } of landingZone.stacks)
      for (const need of needs) expect(order.indexOf(need)).toBeLessThan(order.indexOf(name));
    expect(engine.runs.every(({ refresh }) => refresh)).toBe(true);
    expect(engine.runs.filter(({ keepMissing }) => keepMissing).map(({ stack }) => stack)).toEqual([
      'organization',
      NETWORK,
    ]);
  });

  it('goes on past a failure with what does not need it', async () => {
    const engine = new RecordingEngine();
    engine.failing.add('account.shop-dev');
    const summary = await run(engine);
    expect(summary.failed).toBe(1);
    expect(statuses(summary)).toMatchObject({
      'account.shop-dev': 'failed',
      'baseline.shop-dev': 'skipped',
      'baseline.shop-prod': 'skipped', // it trusts shop-dev
      'account.shop-prod': 'unchanged',
      [NETWORK]: 'unchanged',
      'baseline.audit': 'unchanged',
    });
    expect(summary.stacks.find(({ stack }) => stack === 'baseline.shop-dev')?.message).toBe(
      'it needs `account.shop-dev`, which did not succeed',
    );
  });

  it('skips what needs something that was skipped', async () => {
    const engine = new RecordingEngine();
    engine.failing.add('organization');
    const summary = await run(engine);
    expect(engine.runs.map(({ stack }) => stack)).toEqual(['organization']);
    expect(summary.stacks.filter(({ status }) => status === 'skipped')).toHaveLength(landingZone.stacks.length - 1);
  });
});

describe('the second pass', () => {
  it('removes what is left over, once all is done, and without reading all back again', async () => {
    const engine = new RecordingEngine();
    engine.missing.set('organization', LEFT).set(NETWORK, LEFT);
    const summary = await run(engine, landingZone, { refresh: true });
    expect(engine.runs.slice(landingZone.stacks.length)).toEqual([
      { stack: 'organization', refresh: false, keepMissing: false, imports: [] },
      { stack: NETWORK, refresh: false, keepMissing: false, imports: [] },
    ]);
    expect(statuses(summary)).toMatchObject({ organization: 'changed', [NETWORK]: 'changed' });
    expect(summary.changed).toBe(2);
  });

  it('has nothing to do where nothing is left over', async () => {
    const engine = new RecordingEngine();
    await run(engine);
    expect(second(engine)).toEqual([]);
  });

  it.each(['account.shop-dev', NETWORK, 'baseline.audit'])('never begins when %s failed', async (stack) => {
    const engine = new RecordingEngine();
    engine.missing.set('organization', LEFT);
    engine.failing.add(stack);
    await run(engine);
    expect(engine.runs.filter(({ stack: name }) => name === 'organization')).toHaveLength(1);
  });

  it('fails a stack without forgetting what the first did, and without stopping the others', async () => {
    const engine = new RecordingEngine();
    engine.missing.set('organization', LEFT).set(NETWORK, LEFT);
    const summary = await run(engine, landingZone, {
      onEvent: (event) => {
        if (event.kind === 'stack-started' && event.pass === 2) engine.failing.add('organization');
      },
    });
    expect(second(engine)).toEqual(['organization', NETWORK]);
    expect(statuses(summary)).toMatchObject({ organization: 'failed', [NETWORK]: 'changed' });
  });
});

describe('a run of some stacks', () => {
  const changed = someLandingZone(someAccounts({ 'shop-dev': { services: ['s3'] } }));

  it('removes nothing that a stack which is behind may still use', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    engine.missing.set('organization', LEFT);
    await run(engine, changed, { stacks: ['organization'] });
    expect(engine.runs).toHaveLength(1);
  });

  it('removes what is left over when all others are as the files say', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    engine.missing.set('organization', LEFT);
    await run(engine, landingZone, { stacks: ['organization'] });
    expect(engine.runs.map(({ keepMissing }) => keepMissing)).toEqual([true, false]);
  });

  it('is refused without a stack that it needs and that is behind', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    const summary = await run(engine, changed, { stacks: ['account.shop-dev'] });
    expect(summary.refused).toEqual([
      'stack `account.shop-dev` needs `organization`, which is not deployed as the files say: run both',
    ]);
    expect(engine.runs).toEqual([]);
  });
});

describe('what AWS has already', () => {
  const account = 'aws:organizations/account:Account';
  const asked: string[][] = [];
  const existing = (has: ExistingResources) => (resources: readonly LandingZoneResource[]) => {
    asked.push(resources.map(({ address }) => address));
    return Promise.resolve(has);
  };
  beforeEach(() => void (asked.length = 0));

  it('is asked of accounts that no state knows, and of nothing else', async () => {
    await up({ engine: new RecordingEngine(), landingZone, refresh: false, existing: existing(new Map()) });
    expect(asked).toEqual([landingZone.estate.accounts.map(({ key }) => `account/${key}`).sort(coreFirst)]);
    await up({
      engine: new RecordingEngine().deploy(landingZone),
      landingZone,
      refresh: false,
      existing: existing(new Map()),
    });
    expect(asked).toHaveLength(1);
  });

  it('is imported: the account, never a second one, and what is attached to it', async () => {
    const engine = new RecordingEngine();
    const has = new Map([['account/shop-dev', { ids: { id: '222222222222' }, properties: {} }]]);
    await up({ engine, landingZone, refresh: false, existing: existing(has) });
    const imports = engine.runs.flatMap((one) => one.imports.map((what) => [one.stack, what]));
    expect(imports).toEqual([['account.shop-dev', `${account}::shop-dev=222222222222`]]);
    expect(asked[1]).toContain('account/shop-dev');
    expect(asked[1]?.every((address) => address.startsWith('account/shop-dev'))).toBe(true);
  });

  it('is asked of everything in a stack whose last run was cut off', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    engine.cutOff.add('baseline.shop-dev');
    const role = 'account/shop-dev/role/Developer';
    const has = new Map([[role, { ids: { arn: 'arn' }, properties: {} }]]);
    await up({ engine, landingZone, refresh: false, existing: existing(has) });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain(role);
    const [imports] = engine.runs.filter(({ stack }) => stack === 'baseline.shop-dev').map((one) => one.imports);
    expect(imports).toEqual(['aws:iam/role:Role::Developer=Developer']);
  });

  it('stops everything when it cannot be told', async () => {
    const engine = new RecordingEngine();
    const unknown = (): Promise<never> => Promise.reject(new Error('AccessDenied'));
    await expect(up({ engine, landingZone, refresh: false, existing: unknown })).rejects.toThrow('AccessDenied');
    expect(engine.runs).toEqual([]);
  });
});

/** The order of the stacks: core accounts first, as `someAccounts` sorts them. */
function coreFirst(a: string, b: string): number {
  const rank = (address: string): string => (address.includes('shop') ? `1${address}` : `0${address}`);
  return rank(a) < rank(b) ? -1 : 1;
}
