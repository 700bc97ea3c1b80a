import type { Account, Estate, Tier } from '@microaccounts/config';
import fc from 'fast-check';
import { account, estate, tiers } from '../testing/estate';
import type { AddressLock } from './addressLock';
import { contains, overlaps, parseCidr, rangeOf, type Cidr, type Range } from './cidr';
import { parseLock } from './lockParser';
import { printLock } from './lockText';
import type { NetworkPlan } from './network';
import { planNetworks } from './networkPlan';

/** What of an estate the plan depends on, as numbers that shrink well. */
interface Shape {
  /** Account key → business unit, environment, regions and tiers, by number. */
  readonly accounts: readonly { key: number; unit: number; environment: number; regions: number; tiers: number }[];
  readonly tierCount: number;
  readonly zoneCount: number;
  readonly gateway: boolean;
}

const TIERS: readonly Tier[] = [
  { name: 'app', kind: 'private', size: 24 },
  { name: 'data', kind: 'isolated', size: 25 },
  { name: 'edge', kind: 'public', size: 26 },
];
const REGIONS = ['us-east-1', 'eu-west-2'];
const RESERVED = ['10.0.8.0/22', '10.0.18.0/24', '10.16.0.128/25'];

const shapes: fc.Arbitrary<Shape> = fc.record({
  accounts: fc.uniqueArray(
    fc.record({
      key: fc.integer({ min: 100, max: 140 }),
      unit: fc.nat(2),
      environment: fc.nat(2),
      regions: fc.integer({ min: 1, max: 3 }),
      tiers: fc.integer({ min: 1, max: 7 }),
    }),
    { selector: ({ key }) => key, maxLength: 20 },
  ),
  tierCount: fc.integer({ min: 1, max: 3 }),
  zoneCount: fc.integer({ min: 1, max: 4 }),
  gateway: fc.boolean(),
});

function estateOf({ accounts, tierCount, zoneCount, gateway }: Shape): Estate {
  const own = TIERS.slice(0, tierCount);
  const zones = (region: string): string[] => Array.from({ length: zoneCount }, (_, n) => `${region}-az${n + 1}`);
  return estate(
    accounts.map((each): Account => {
      const used = own.filter((_, n) => ((each.tiers >> n) & 1) === 1).map(({ name }) => name);
      const regions = REGIONS.filter((_, n) => ((each.regions >> n) & 1) === 1);
      return account(`a${each.key}`, {
        businessUnit: `unit${each.unit}`,
        environment: `env${each.environment}`,
        network: Object.fromEntries(regions.map((region) => [region, tiers(...used)])),
      });
    }),
    {
      pools: { 'us-east-1': ['10.0.0.0/14'], 'eu-west-2': ['10.16.0.0/16', '10.20.0.0/16'] },
      reserved: RESERVED,
      availabilityZones: Object.fromEntries(REGIONS.map((region) => [region, zones(region)])),
      vpc: { size: 21, tiers: own },
      transitGateway: gateway ? { asn: { 'us-east-1': 64512, 'eu-west-2': 64513 } } : null,
    },
    { participantsPerVpc: 3 },
  );
}

const ranges = (cidrs: readonly Cidr[]): Range[] => cidrs.map(rangeOf);
const disjoint = (all: readonly Range[]): boolean => {
  const sorted = [...all].sort((a, b) => a.start - b.start);
  return sorted.every((range, n) => n === 0 || (sorted[n - 1] as Range).end <= range.start);
};

/** What must hold of every plan. */
function checkPlan({ lock, networks }: NetworkPlan): void {
  const regions = Object.values(lock.regions);
  const vpcs = regions.flatMap((region) => Object.values(region.vpcs));
  const blocks = ranges([...vpcs.map(({ cidr }) => cidr), ...regions.flatMap(({ retired }) => retired)]);
  expect(disjoint(blocks)).toBe(true);
  const reserved = ranges(RESERVED.map((text) => parseCidr(text) as Cidr));
  expect(blocks.some((block) => reserved.some((range) => overlaps(block, range)))).toBe(false);
  for (const { cidr, subnets, retired } of vpcs) {
    const inner = ranges([...Object.values(subnets).flat(), ...retired]);
    expect(disjoint(inner)).toBe(true);
    expect(inner.every((subnet) => contains(rangeOf(cidr), subnet))).toBe(true);
  }
  for (const { vpcs: shared } of networks) {
    for (const { accounts } of shared) expect(accounts.length).toBeLessThanOrEqual(3);
  }
}

/** VPC, tier and zone → block, of what is planned. */
function given({ networks }: NetworkPlan): Map<string, string> {
  return new Map(
    networks.flatMap(({ region, vpcs }) =>
      vpcs.flatMap((vpc): [string, string][] => [
        [`${region}/${vpc.name}`, vpc.cidr],
        ...vpc.subnets.map((subnet): [string, string] => [
          `${region}/${vpc.name}/${subnet.tier}/${subnet.zoneId}`,
          subnet.cidr,
        ]),
      ]),
    ),
  );
}

const errorsBesidesStaleness = ({ findings }: NetworkPlan): string[] =>
  findings
    .map(({ code }) => code)
    .filter((code) => !['network/lock-missing', 'network/lock-stale', 'network/cell-guessed'].includes(code));

it('blocks never overlap one another, reserved ranges or retired blocks, whatever comes and goes', () => {
  fc.assert(
    fc.property(fc.array(shapes, { minLength: 1, maxLength: 5 }), (steps) => {
      let lock: AddressLock | null = null;
      for (const step of steps) {
        const plan = planNetworks(estateOf(step), lock);
        checkPlan(plan);
        lock = plan.lock;
      }
    }),
  );
});

it('what is planned with its own lock is the same, and nothing is found', () => {
  fc.assert(
    fc.property(shapes, shapes, (first, second) => {
      const before = planNetworks(estateOf(first), null);
      expect(planNetworks(estateOf(first), before.lock)).toEqual({ ...before, findings: [] });
      const more = { ...second, zoneCount: Math.max(first.zoneCount, second.zoneCount) };
      const after = planNetworks(estateOf(more), before.lock);
      expect(planNetworks(estateOf(more), after.lock)).toEqual({ ...after, findings: [] });
    }),
  );
});

it('adding accounts, tiers, zones and a transit gateway moves no block', () => {
  fc.assert(
    fc.property(shapes, shapes, (first, second) => {
      const keys = new Set(first.accounts.map(({ key }) => key));
      const grown: Shape = {
        accounts: [...first.accounts, ...second.accounts.filter(({ key }) => !keys.has(key))],
        tierCount: Math.max(first.tierCount, second.tierCount),
        zoneCount: Math.max(first.zoneCount, second.zoneCount),
        gateway: first.gateway || second.gateway,
      };
      const before = planNetworks(estateOf(first), null);
      const after = planNetworks(estateOf(grown), before.lock);
      expect(errorsBesidesStaleness(after)).toEqual([]);
      const now = given(after);
      for (const [what, block] of given(before)) expect([what, now.get(what)]).toEqual([what, block]);
    }),
  );
});

it('one account more moves no account to another VPC', () => {
  fc.assert(
    fc.property(shapes, fc.integer({ min: 100, max: 140 }), (shape, key) => {
      fc.pre(shape.accounts.every((each) => each.key !== key));
      const before = planNetworks(estateOf(shape), null);
      const newcomer = { key, unit: 0, environment: 0, regions: 3, tiers: 1 };
      const after = planNetworks(estateOf({ ...shape, accounts: [...shape.accounts, newcomer] }), before.lock);
      for (const network of before.networks) {
        for (const { name, accounts } of network.vpcs) {
          const same = after.networks
            .find(({ region }) => region === network.region)
            ?.vpcs.find((vpc) => vpc.name === name);
          expect(same?.accounts).toEqual(expect.arrayContaining([...accounts]));
        }
      }
    }),
  );
});

it('does not depend on the order of the accounts', () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const planned = estateOf(shape);
      const reversed = { ...planned, accounts: [...planned.accounts].reverse() };
      expect(planNetworks(reversed, null)).toEqual(planNetworks(planned, null));
    }),
  );
});

it('plans 2,000 VPCs, prints their lock, reads it and plans again in seconds', () => {
  const accounts = Array.from({ length: 2000 }, (_, n) => account(`account-${n}`, { businessUnit: `unit-${n}` }));
  const vpc = { size: 21, tiers: TIERS };
  const large = estate(accounts, { pools: { 'us-east-1': ['10.0.0.0/8'] }, reserved: [], vpc });
  const started = performance.now();
  const { lock } = planNetworks(large, null);
  const again = planNetworks(large, parseLock(printLock(lock)).lock);
  expect(performance.now() - started).toBeLessThan(5000);
  expect(again.findings).toEqual([]);
  expect(again.networks[0]?.vpcs).toHaveLength(2000);
});
