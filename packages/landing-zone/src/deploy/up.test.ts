import type { LandingZoneResource } from '@microaccounts/resources';
import type { LandingZone } from '../plan/landingZone';
import { meantAccount } from '@microaccounts/config/testing';
import { someAccounts, someLandingZone } from '../testing/landingZone';
import { RecordingEngine } from '../testing/recordingEngine';
import { deployedOf } from './deployed';
import { makingOf, type Making } from './making';
import { importableNames } from './registeredNames';
import { referredResource } from '../plan/resources';
import { stackSpec } from '../plan/stackSpec';
import type { ExistingResources } from './lookUp';
import type { UpSummary } from './summary';
import { up, type UpOptions } from './up';
import { shardOf } from '../plan/rollout';

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
    expect(order.toSorted()).toEqual(landingZone.stacks.map(({ name }) => name).toSorted());
    for (const { name, needs } of landingZone.stacks)
      for (const need of needs) expect(order.indexOf(need)).toBeLessThan(order.indexOf(name));
    expect(engine.runs.every(({ refresh }) => refresh)).toBe(true);
  });

  it('runs nothing that is as the files say', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    const summary = await run(engine);
    expect(engine.runs).toEqual([]);
    expect(summary.stacks.map(({ status }) => status)).toEqual(landingZone.stacks.map(() => 'unchanged'));
    await run(engine, landingZone, { force: true });
    expect(engine.runs).toHaveLength(landingZone.stacks.length);
  });

  it('runs a stack of which a run was begun and not ended, though it says what the files say', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    engine.revisions.set('baseline.shop-dev', ['0123456789abcdef']);
    await run(engine);
    expect(engine.runs.map(({ stack }) => stack)).toEqual(['baseline.shop-dev']);
  });

  it('runs a stack whose state has what it should have deleted', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    engine.strays.set('baseline.shop-dev', [{ type: 'aws:iam/role:Role', name: 'Old' }]);
    await run(engine);
    expect(engine.runs.map(({ stack }) => stack)).toEqual(['baseline.shop-dev']);
  });

  it('runs a stack in which something that was replaced is still to be deleted', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    const role = { type: 'aws:iam/role:Role', name: 'Developer' };
    engine.strays.set('baseline.shop-dev', [role, { ...role, isReplaced: true }]);
    await run(engine);
    expect(engine.runs.map(({ stack }) => stack)).toEqual(['baseline.shop-dev']);
  });

  it('runs again what reads an output that is another one now', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    const { vpcs, subnets, ...others } = engine.deployed.get(NETWORK) ?? {};
    const moved = Object.fromEntries(Object.keys(subnets ?? {}).map((name) => [name, 'subnet-new']));
    engine.deployed.set(NETWORK, { ...others, vpcs, subnets: moved });
    await run(engine);
    expect(engine.runs.map(({ stack }) => stack)).toEqual(['baseline.shop-dev', 'baseline.shop-prod']);
  });

  it('goes on past a failure with what does not need it', async () => {
    const engine = new RecordingEngine().fails('account.shop-dev');
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
    const engine = new RecordingEngine().fails('organization');
    const summary = await run(engine);
    expect(engine.runs.map(({ stack }) => stack)).toEqual(['organization']);
    expect(summary.stacks.filter(({ status }) => status === 'skipped')).toHaveLength(landingZone.stacks.length - 1);
    // One reason stands for all that follows from the one failure.
    const reasons = new Set(summary.stacks.flatMap(({ message }) => message ?? []));
    expect([...reasons]).toEqual(['organization is broken', 'it needs `organization`, which did not succeed']);
  });
});

it('waits for each account before anything is made in it, the network account before its networks', async () => {
  const asked: string[] = [];
  const engine = new RecordingEngine();
  const ready = (account: string): Promise<void> => Promise.resolve(void asked.push(account));
  await run(engine, landingZone, { ready });
  expect(asked[0]).toBe('network');
  expect(new Set(asked)).toEqual(new Set(someAccounts().map(({ key }) => key)));
  asked.length = 0;
  await run(engine, landingZone, { ready, force: true });
  expect(asked).toEqual([]);
});

describe('a failure that passes by itself', () => {
  const waits: number[] = [];
  const wait = (milliseconds: number): Promise<void> => Promise.resolve(void waits.push(milliseconds));
  beforeEach(() => void (waits.length = 0));

  it('is tried again, later and later', async () => {
    const engine = new RecordingEngine();
    engine.failing.set('organization', new Error('ThrottlingException: Rate exceeded'));
    const summary = await run(engine, landingZone, { wait, random: () => 1 });
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(summary.failed).toBe(1);
  });

  it('is forgotten once a try succeeds', async () => {
    const engine = new RecordingEngine();
    engine.failing.set('organization', new Error('ConcurrentModificationException: try again'));
    const summary = await run(engine, landingZone, {
      wait: (milliseconds) => {
        engine.failing.delete('organization');
        return wait(milliseconds);
      },
    });
    expect(waits).toHaveLength(1);
    expect(summary.failed).toBe(0);
  });

  it('is not tried again if it does not pass by itself', async () => {
    await run(new RecordingEngine().fails('organization'), landingZone, { wait });
    expect(waits).toEqual([]);
  });
});

it('does not run what breaks a rule of programs', async () => {
  const engine = new RecordingEngine();
  const type = 'aws:organizations/account:Account';
  engine.registered = [{ type, name: 'shop-dev', urn: `urn::p::${type}::shop-dev`, inputs: {}, protect: false }];
  const summary = await run(engine);
  expect(engine.runs).toEqual([]);
  expect(summary.stacks[0]?.message).toMatch(/rule `\S+`, aws:organizations\/account:Account::shop-dev/);
  expect(summary.stacks[0]?.refused).toBe(true);
});

it('does not take a stack for done of which only the run showed that it breaks a rule', async () => {
  const engine = new RecordingEngine().deploy(landingZone, ['organization']);
  const type = 'aws:organizations/account:Account';
  engine.revealed.set('account.shop-dev', [
    { type, name: 'shop-dev', urn: `urn::p::${type}::shop-dev`, inputs: {}, protect: false },
  ]);
  const first = await run(engine);
  expect(first.stacks.find(({ stack }) => stack === 'account.shop-dev')?.message).toContain(
    'deployed, and not as it must be',
  );
  // Its outputs are published a second time, so that nothing that needs it runs before it was judged anew.
  expect(engine.runs.filter(({ stack }) => stack === 'account.shop-dev')).toHaveLength(2);
  const second = await run(engine, landingZone, { selection: { stacks: ['account.shop-dev'] } });
  expect(second.failed).toBe(1);
  engine.revealed.clear();
  expect(await run(engine)).toMatchObject({ failed: 0, refused: [] });
  const runs = engine.runs.length;
  await run(engine);
  expect(engine.runs).toHaveLength(runs);
});

describe('rings', () => {
  const ringed = someLandingZone(someAccounts({ 'shop-prod': { ring: 1, trustedAccounts: {} } }));

  it('come one after the other', async () => {
    const engine = new RecordingEngine();
    await run(engine, ringed, { parallel: 4 });
    const order = engine.runs.map(({ stack }) => stack);
    expect(order.indexOf('account.shop-prod')).toBeGreaterThan(order.indexOf('baseline.shop-dev'));
    expect(engine.mostAtOnce).toBe(4);
  });

  it('stop after the first that fails, which itself comes to its end', async () => {
    const engine = new RecordingEngine().fails('account.shop-dev');
    const summary = await run(engine, ringed);
    expect(statuses(summary)).toMatchObject({
      'account.shop-dev': 'failed',
      'baseline.audit': 'unchanged',
      'account.shop-prod': 'skipped',
      'baseline.shop-prod': 'skipped',
    });
    expect(summary.stacks.find(({ stack }) => stack === 'account.shop-prod')?.message).toBe('ring 0 did not succeed');
  });

  it('do not keep back an account that a lower one refers to', async () => {
    const referred = someLandingZone(someAccounts({ 'shop-dev': { ring: 1 } }));
    const engine = new RecordingEngine();
    const summary = await run(engine, referred);
    const order = engine.runs.map(({ stack }) => stack);
    expect(summary.failed).toBe(0);
    expect(order.indexOf('account.shop-dev')).toBeLessThan(order.indexOf('baseline.shop-prod'));
    expect(order.indexOf('baseline.shop-prod')).toBeLessThan(order.indexOf('baseline.shop-dev'));
  });
});

it('makes no more than five accounts at once', async () => {
  const many = [
    ...someAccounts(),
    ...Array.from({ length: 20 }, (_, index) => meantAccount(`extra-${index}`, { network: {} })),
  ];
  const engine = new RecordingEngine();
  await run(engine, someLandingZone(many), { parallel: 20, selection: { shared: true } });
  expect(engine.mostAtOnce).toBe(5);
});

it('begins nothing more once it was interrupted', async () => {
  const interruption = new AbortController();
  const engine = new RecordingEngine();
  const summary = await run(engine, landingZone, {
    signal: interruption.signal,
    onEvent: ({ kind }) => {
      if (kind === 'stack-started') interruption.abort();
    },
  });
  expect(engine.runs).toHaveLength(1);
  expect(summary.stacks.filter(({ status }) => status === 'skipped')).toHaveLength(landingZone.stacks.length - 1);
});

it('does not begin the second pass once it was interrupted', async () => {
  const interruption = new AbortController();
  const engine = new RecordingEngine();
  engine.missing.set('organization', LEFT);
  const last = landingZone.stacks.at(-1)?.name;
  const summary = await run(engine, landingZone, {
    signal: interruption.signal,
    onEvent: (event) => {
      if (event.kind === 'stack-started' && event.stack === last) interruption.abort();
    },
  });
  expect(second(engine)).toEqual([]);
  expect(summary).toMatchObject({ interrupted: true, failed: 0, selected: landingZone.stacks.map(({ name }) => name) });
});

it('tells of the start of a stack once, however often it is tried', async () => {
  const engine = new RecordingEngine();
  engine.failing.set('organization', new Error('Rate exceeded'));
  const told: string[] = [];
  await run(engine, landingZone, {
    wait: () => Promise.resolve(),
    onEvent: (event) => {
      if (event.kind !== 'selected' && event.stack === 'organization') told.push(event.kind);
    },
  });
  expect(told).toEqual(['stack-started', ...Array.from({ length: 4 }, () => 'stack-repeated'), 'stack-failed']);
});

describe('a preview', () => {
  it('changes nothing, and leaves out what depends on what is not there yet', async () => {
    const engine = new RecordingEngine();
    const summary = await run(engine, landingZone, { preview: true });
    expect(engine.runs).toEqual([]);
    expect(engine.previewed).toEqual(['organization']);
    expect(summary.stacks.find(({ stack }) => stack === 'account.audit')?.message).toBe(
      'it cannot be previewed before `organization` is deployed',
    );
  });

  it('is of what is not as the files say', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    engine.foreseen.set('baseline.shop-dev', [
      { operation: 'create', urn: 'urn', type: 'aws:iam/role:Role', name: 'Extra', properties: [] },
    ]);
    const changed = someLandingZone(someAccounts({ 'shop-dev': { services: ['s3'] } }));
    const summary = await run(engine, changed, { preview: true });
    expect(engine.runs).toEqual([]);
    expect(engine.previewed).toEqual(['organization', 'account.shop-dev']);
    expect(summary.stacks.filter(({ status }) => status === 'changed').map(({ stack }) => stack)).toEqual([]);
  });

  it('names what would be done, without the values', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    const step = { operation: 'update', type: 'aws:iam/role:Role', name: 'Extra', properties: ['tags'] } as const;
    engine.foreseen.set('baseline.shop-dev', [{ ...step, urn: 'urn', inputs: { tags: {} } }]);
    const summary = await run(engine, landingZone, { preview: true, refresh: true });
    expect(summary.stacks.find(({ stack }) => stack === 'baseline.shop-dev')).toMatchObject({
      status: 'changed',
      steps: [step],
    });
    expect(summary.stacks.find(({ stack }) => stack === 'organization')).toMatchObject({
      status: 'unchanged',
      steps: [],
    });
  });
});

it('says in a preview what would be refused, and goes on', async () => {
  const engine = new RecordingEngine().deploy(landingZone);
  const role = {
    operation: 'update',
    urn: 'urn',
    type: 'aws:iam/role:Role',
    name: 'Developer',
    properties: [],
  } as const;
  engine.foreseen.set('baseline.audit', [role]);
  const summary = await run(engine, landingZone, { preview: true, force: true });
  expect(summary.stacks.filter(({ status }) => status === 'failed')).toMatchObject([
    { stack: 'baseline.audit', refused: true, changes: { update: 1 }, steps: [{ name: 'Developer' }] },
  ]);
  expect(engine.previewed).toHaveLength(landingZone.stacks.length);
});

describe('the second pass', () => {
  it('removes what is left over, once all is done, and without reading all back again', async () => {
    const engine = new RecordingEngine();
    engine.missing.set('organization', LEFT).set(NETWORK, LEFT);
    const summary = await run(engine, landingZone, { refresh: true });
    expect(engine.runs.filter(({ keep }) => keep.length > 0).map(({ stack }) => stack)).toEqual([
      'organization',
      NETWORK,
    ]);
    expect(engine.runs.slice(landingZone.stacks.length)).toEqual([
      { stack: 'organization', refresh: false, keep: [], imports: [] },
      { stack: NETWORK, refresh: false, keep: [], imports: [] },
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
    const engine = new RecordingEngine().fails(stack);
    engine.missing.set('organization', LEFT);
    await run(engine);
    expect(engine.runs.filter(({ stack: name }) => name === 'organization')).toHaveLength(1);
  });

  it('is made up for by a later run, in which all is as the files say', async () => {
    const engine = new RecordingEngine().fails('baseline.audit');
    engine.missing.set('organization', LEFT);
    await run(engine);
    engine.failing.clear();
    const before = engine.runs.length;
    await run(engine);
    expect(engine.runs.slice(before).map(({ stack, keep }) => [stack, keep.length])).toEqual([
      ['baseline.audit', 0],
      ['organization', 0],
    ]);
    await run(engine);
    expect(engine.runs).toHaveLength(before + 2);
  });

  it('fails a stack without forgetting what the first did, and without stopping the others', async () => {
    const engine = new RecordingEngine();
    engine.missing.set('organization', LEFT).set(NETWORK, LEFT);
    const summary = await run(engine, landingZone, {
      onEvent: (event) => {
        if (event.kind === 'stack-started' && event.pass === 2) engine.fails('organization');
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
    await run(engine, changed, { selection: { stacks: ['organization'] } });
    expect(engine.runs).toHaveLength(1);
  });

  it('removes what is left over when all others are as the files say', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    engine.missing.set('organization', LEFT);
    await run(engine, landingZone, { selection: { stacks: ['organization'] }, force: true });
    expect(engine.runs.map(({ keep }) => keep)).toEqual([LEFT, []]);
  });

  it('removes nothing that an account may need which was only half made', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    ['account.shop-prod', 'baseline.shop-prod'].forEach((stack) => engine.deployed.delete(stack));
    engine.strays.set('account.shop-prod', [{ type: 'aws:organizations/account:Account', name: 'shop-prod' }]);
    engine.missing.set('organization', LEFT);
    await run(engine, landingZone, { selection: { stacks: ['organization'] }, force: true });
    expect(engine.runs.map(({ keep }) => keep)).toEqual([LEFT]);
  });

  it('removes what is left over although an account was never begun', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    ['account.shop-prod', 'baseline.shop-prod'].forEach((stack) => engine.deployed.delete(stack));
    engine.missing.set('organization', LEFT);
    await run(engine, landingZone, { selection: { stacks: ['organization'] }, force: true });
    expect(engine.runs.map(({ keep }) => keep)).toEqual([LEFT, []]);
  });

  it('is refused without a stack that it needs and that is behind', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    const summary = await run(engine, changed, { selection: { stacks: ['account.shop-dev'] } });
    expect(summary.refused).toEqual([
      'stack `account.shop-dev` needs `organization`, which is not deployed as the files say: run both',
    ]);
    expect(engine.runs).toEqual([]);
  });

  it('of a ring or a shard leaves out what has to wait for others, and runs the rest', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    ['account.shop-dev', 'baseline.shop-dev', 'baseline.shop-prod'].forEach((stack) => engine.deployed.delete(stack));
    const selection = { ring: 0, shard: { index: shardOf('shop-prod', 7), of: 7 } };
    expect(shardOf('shop-dev', 7)).not.toBe(shardOf('shop-prod', 7));
    const summary = await run(engine, landingZone, { selection: { ...selection, shard: { index: 1, of: 1 } } });
    expect(summary).toMatchObject({ failed: 0, refused: [] });

    engine.deployed.delete('account.shop-dev');
    engine.deployed.delete('baseline.shop-prod');
    const part = await run(engine, landingZone, { selection });
    expect(part.refused).toEqual([]);
    expect(statuses(part)).toMatchObject({ 'account.shop-prod': 'unchanged', 'baseline.shop-prod': 'skipped' });
    expect(part.stacks.flatMap(({ message }) => message ?? [])).toEqual([
      'it needs `account.shop-dev`, which is not deployed as the files say',
    ]);
  });

  it('of a ring stops the next one with what it leaves out', async () => {
    const referred = someLandingZone(someAccounts({ 'shop-dev': { ring: 1 } }));
    const engine = new RecordingEngine().deploy(referred);
    engine.deployed.delete('network.us-east-1');
    const summary = await run(engine, referred, { selection: { shard: { index: 1, of: 1 } } });
    expect(engine.runs).toEqual([]);
    expect(summary.stacks.find(({ stack }) => stack === 'baseline.shop-prod')?.message).toBe(
      'it needs `network.us-east-1`, which is not deployed as the files say',
    );
    expect(summary.stacks.filter(({ status }) => status === 'skipped').length).toBeGreaterThan(1);
  });

  it('of one account brings what that account needs', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    await run(engine, changed, { selection: { accounts: ['shop-dev'] } });
    expect(engine.runs.map(({ stack }) => stack)).toEqual(['organization', 'account.shop-dev']);
  });

  it('makes no account that was not selected, though it would read what changed', async () => {
    const before = someLandingZone(someAccounts().filter(({ key }) => key !== 'shop-prod'));
    const engine = new RecordingEngine().deploy(before);
    engine.generation = 'another ';
    await run(engine, changed, { selection: { accounts: ['shop-dev'] } });
    const ran = engine.runs.map(({ stack }) => stack);
    expect(ran).toContain('account.audit');
    expect(ran).not.toContain('account.shop-prod');
    expect(ran).not.toContain('baseline.shop-prod');
  });

  it('since a commit is of what differs, and of what reads what changed', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    const { network } = landingZone.estate;
    const other = someLandingZone(someAccounts(), {
      network: { ...network, transitGateway: { asn: { 'us-east-1': 64999 } } },
    });
    engine.generation = 'another ';
    await run(engine, other, { selection: { since: landingZone } });
    expect(engine.runs.map(({ stack }) => stack)).toEqual([NETWORK, 'baseline.shop-dev', 'baseline.shop-prod']);
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

  it('is asked again of an account whose making failed in a way that passes: AWS may have made it', async () => {
    const engine = new RecordingEngine();
    engine.failing.set('account.shop-dev', new Error('ThrottlingException: Rate exceeded'));
    const has = new Map([['account/shop-dev', { ids: { id: '222222222222' }, properties: {} }]]);
    let isThere = false;
    const summary = await up({
      ...{ engine, landingZone, refresh: false },
      existing: (resources) => existing(isThere ? has : new Map())(resources),
      wait: () => {
        engine.failing.clear();
        return Promise.resolve((isThere = true));
      },
    });
    expect(summary.failed).toBe(0);
    const runs = engine.runs.filter(({ stack }) => stack === 'account.shop-dev');
    expect(runs.map(({ imports }) => imports)).toEqual([[], [`${account}::shop-dev=222222222222`]]);
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
    engine.cutOff.set('baseline.shop-dev', ['aws:iam/role:Role::Developer']);
    const role = 'account/shop-dev/role/Developer';
    const has = new Map([[role, { ids: { arn: 'arn' }, properties: {} }]]);
    await up({ engine, landingZone, refresh: false, existing: existing(has) });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain(role);
    const [imports] = engine.runs.filter(({ stack }) => stack === 'baseline.shop-dev').map((one) => one.imports);
    expect(imports).toEqual(['aws:iam/role:Role::Developer=Developer']);
  });

  it('is asked of what the state lacks after a run that came to no end, though nothing is pending', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    const stack = 'baseline.shop-dev';
    const { resources } = stackSpec(landingZone, stack);
    engine.revisions.set(stack, ['0123456789abcdef']);
    const lacking = ['account/shop-dev/role/Developer', 'account/shop-dev/us-east-1/key/landing-zone'];
    const held = resources.filter(({ address }) => !lacking.includes(address)).flatMap(importableNames);
    engine.strays.set(
      stack,
      held.map((one) => ({ type: one.replace(/::.*/, ''), name: one.replace(/^.*?::/, '') })),
    );
    await up({ engine, landingZone, refresh: false, existing: existing(new Map()) });
    expect(asked).toEqual([lacking]);
  });

  it('fails those accounts of which it cannot be told, and makes none of them', async () => {
    const engine = new RecordingEngine();
    const unknown = (): Promise<never> => Promise.reject(new Error('AccessDenied'));
    const summary = await up({ engine, landingZone, refresh: false, existing: unknown });
    expect(engine.runs.map(({ stack }) => stack)).toEqual(['organization']);
    expect(summary.failed).toBe(landingZone.estate.accounts.length);
  });
});

describe('what a run has made that came to no end, and whose files are rolled back', () => {
  const stack = 'account.shop-dev';
  const attachment = 'account/shop-dev/scp/ma-0123456789abcdef';
  const abandoned = someLandingZone(someAccounts({ 'shop-dev': { guardrails: ['no-iam-users'] } }));
  const making = (): Making => {
    const spec = stackSpec(abandoned, stack);
    return makingOf(spec, deployedOf(new RecordingEngine().deploy(landingZone).deployed.get(stack)), (reference) =>
      referredResource(abandoned, reference),
    );
  };
  const [made] = making().resources.filter(({ kind }) => kind === 'scp-attachment');
  const address = made?.address ?? attachment;
  const scp = `scp/${address.replace(/^.*\//, '')}`;
  const has: ExistingResources = new Map([
    [address, { ids: {}, properties: {} }],
    [scp, { ids: { id: 'p-1' }, properties: {} }],
    ['account/shop-dev', { ids: { id: '222222222222' }, properties: {} }],
  ]);
  const name = `shop-dev/${scp.replace('scp/', '')}`;

  it('is looked for, taken over by a run that deletes nothing, and deleted by the next', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    engine.abandoned.set(stack, making());
    engine.missing.set(stack, LEFT);
    const asked: string[] = [];
    const summary = await up({
      ...{ engine, landingZone, refresh: false },
      existing: (resources) => {
        asked.push(...resources.map(({ address: one }) => one));
        return Promise.resolve(has);
      },
    });
    expect(asked).toEqual(expect.arrayContaining([address, scp]));
    expect(engine.runs).toEqual([
      {
        ...{ stack, refresh: true, keep: LEFT },
        imports: expect.arrayContaining([
          `aws:organizations/policyAttachment:PolicyAttachment::${name}=222222222222:p-1`,
        ]) as string[],
      },
      { stack, refresh: false, keep: [], imports: [] },
    ]);
    const [taking, after] = engine.programs;
    expect(taking?.circumstances).toMatchObject({ ids: { [`${scp}#id`]: 'p-1' } });
    expect(taking?.spec.resources.map((one) => one.address)).toContain(address);
    expect(after?.spec).toEqual(stackSpec(landingZone, stack));
    expect(statuses(summary)).toMatchObject({ [stack]: 'changed' });
    expect(await run(engine)).toMatchObject({ changed: 0, failed: 0 });
  });

  it('is never what somebody else has made: neither deleted, nor taken over for what the files have', async () => {
    const baseline = 'baseline.shop-dev';
    const byHand = 'account/shop-dev/role/Developer';
    const role = stackSpec(landingZone, baseline).resources.find((one) => one.address === byHand);
    if (role?.kind !== 'role') throw new Error('there is no such role');
    const gone = {
      ...role,
      address: byHand.replace('Developer', 'Tester'),
      properties: { ...role.properties, name: 'Tester' },
    };
    const imports = async (tags: object, pending: readonly string[] = []): Promise<readonly string[]> => {
      const engine = new RecordingEngine().deploy(landingZone);
      engine.abandoned.set(baseline, { resources: [gone] });
      if (pending.length > 0) engine.cutOff.set(baseline, pending);
      const found = { ids: { arn: 'arn' }, properties: { ...role.properties, tags } };
      await run(engine, landingZone, {
        has: new Map([
          [byHand, found],
          [gone.address, found],
        ]),
      });
      return engine.runs.flatMap((one) => one.imports);
    };
    const type = 'aws:iam/role:Role';
    expect(await imports({ team: 'shop' })).toEqual([]);
    expect(await imports(role.properties.tags)).toEqual([`${type}::Developer=Developer`, `${type}::Tester=Tester`]);
    // An engine that saw no end of the making is told no other reason why it failed.
    expect(await imports({}, [`${type}::Tester`])).toEqual([`${type}::Tester=Tester`]);
  });

  it('is no matter where AWS has nothing of it', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    engine.abandoned.set(stack, making());
    expect(await run(engine)).toMatchObject({ failed: 0 });
    expect(engine.runs).toEqual([{ stack, refresh: true, keep: [], imports: [] }]);
  });

  it('is left alone by a preview', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    engine.abandoned.set(stack, making());
    const existing = (): Promise<never> => Promise.reject(new Error('nobody asks'));
    const summary = await up({ engine, landingZone, refresh: false, preview: true, existing });
    expect(summary).toMatchObject({ failed: 0 });
    expect(engine.runs).toEqual([]);
  });

  it('is taken over again if the run after that fails', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    engine.abandoned.set(stack, making());
    const failing = await up({
      ...{ engine, landingZone, refresh: false },
      existing: () => Promise.resolve(has),
      onEvent: () => {
        if (engine.runs.length === 0) engine.fails(stack);
      },
    });
    expect(failing.failed).toBe(1);
    engine.failing.clear();
    expect(await run(engine, landingZone, { has })).toMatchObject({ failed: 0 });
    expect(engine.runs.map(({ imports }) => imports.length > 0)).toEqual([true, true, false]);
  });
});

/** The order of the stacks: core accounts first, as `someAccounts` sorts them. */
function coreFirst(a: string, b: string): number {
  const rank = (address: string): string => (address.includes('shop') ? `1${address}` : `0${address}`);
  return rank(a) < rank(b) ? -1 : 1;
}
