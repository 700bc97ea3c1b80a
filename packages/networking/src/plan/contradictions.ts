// Where the lock and the estate say different things about a block that has been given, or the lock contradicts itself.
import type { Estate, Finding, Place } from '@microaccounts/config';
import type { AddressLock, LockedRegion } from './addressLock';
import type { AddressSpace } from './addressSpace';
import { contains, overlaps, prefixOf, rangeOf, type Cidr } from './cidr';
import { enumerate } from './enumeration';
import { tiersOf } from './tiers';

/** Errors for blocks outside the pools, in a reserved range or over one another, and for subnets of another size than their tier's. */
export function contradictions(estate: Estate, addresses: AddressSpace, lock: AddressLock): Finding[] {
  const regions = Object.entries(lock.regions);
  return [
    ...regions.flatMap(([name, region]) => misplacedVpcs(name, region, addresses)),
    ...overlappingBlocks(regions.flatMap(([name, region]) => blocksOf(name, region))),
    ...regions.flatMap(([name, region]) => misplacedSubnets(name, region)),
    ...regions.flatMap(([name, region]) => resizedTiers(name, region, estate)),
  ];
}

function misplacedVpcs(region: string, { vpcs }: LockedRegion, { pools, reserved }: AddressSpace): Finding[] {
  return Object.entries(vpcs).flatMap(([name, { cidr }]) => {
    const range = rangeOf(cidr);
    const inPool = (pools.get(region) ?? []).some((pool) => contains(pool.range, range));
    const outside = error(
      'network/block-outside-pools',
      `\`${name}\` has ${cidr}, which is in no pool of \`${region}\``,
      'put the pool back that the block was given from',
      { landingZone: ['network', 'pools', region] },
    );
    const inReserved = reserved.flatMap((block, index) =>
      overlaps(block.range, range)
        ? [
            error(
              'network/block-reserved',
              `\`${name}\` in \`${region}\` has ${cidr}, which overlaps the reserved range ${block.text}`,
              'a block once given never moves; reserve what is still free',
              { landingZone: ['network', 'reserved', index] },
            ),
          ]
        : [],
    );
    return [...(inPool ? [] : [outside]), ...inReserved];
  });
}

interface Block {
  readonly cidr: Cidr;
  /** What has it, in words. */
  readonly holder: string;
}

function blocksOf(region: string, { vpcs, retired }: LockedRegion): Block[] {
  return [
    ...Object.entries(vpcs).map(([name, { cidr }]) => ({ cidr, holder: `\`${name}\` in \`${region}\`` })),
    ...retired.map((cidr) => ({ cidr, holder: `a retired VPC of \`${region}\`` })),
  ];
}

function misplacedSubnets(region: string, { vpcs }: LockedRegion): Finding[] {
  return Object.entries(vpcs).flatMap(([name, { cidr, subnets, retired }]) => {
    const holder = (tier: string): string => `the tier \`${tier}\` of \`${name}\` in \`${region}\``;
    const used = Object.entries(subnets).flatMap(([tier, blocks]) =>
      blocks.map((block) => ({ cidr: block, holder: holder(tier) })),
    );
    const outside = used.filter((block) => !contains(rangeOf(cidr), rangeOf(block.cidr)));
    const unused = retired.map((block) => ({
      cidr: block,
      holder: `a retired subnet of \`${name}\` in \`${region}\``,
    }));
    return [
      ...outside.map((block) =>
        error('network/block-outside-vpc', `${block.holder} has ${block.cidr}, which is not in ${cidr}`, RESTORE, {
          lock: true,
        }),
      ),
      ...overlappingBlocks([...used, ...unused]),
    ];
  });
}

const RESTORE = 'take the lock file of the base branch, then run `microaccounts lock`';

/** One error for each block that overlaps one before it, in the order of addresses. */
function overlappingBlocks(blocks: readonly Block[]): Finding[] {
  const sorted = blocks
    .map((block) => ({ ...block, range: rangeOf(block.cidr) }))
    .sort((a, b) => a.range.start - b.range.start);
  let furthest = sorted[0];
  return sorted.slice(1).flatMap((block) => {
    const before = furthest;
    if (before === undefined || block.range.end > before.range.end) furthest = block;
    if (before === undefined || !overlaps(before.range, block.range)) return [];
    const message = `${block.cidr} of ${block.holder} overlaps ${before.cidr} of ${before.holder}`;
    return [error('network/overlapping-cidr', message, RESTORE, { lock: true })];
  });
}

function resizedTiers(region: string, { vpcs }: LockedRegion, estate: Estate): Finding[] {
  return tiersOf(estate, region).flatMap(({ name: tier, size }) => {
    const others = Object.entries(vpcs).filter(([, { subnets }]) =>
      subnets[tier]?.some((cidr) => prefixOf(cidr) !== size),
    );
    const [first] = others;
    if (first === undefined) return [];
    const given = first[1].subnets[tier]?.find((cidr) => prefixOf(cidr) !== size);
    return [
      error(
        'network/tier-resized',
        `the tier \`${tier}\` is /${size}, but its subnets in ${enumerate(others.map(([vpc]) => vpc))} in \`${region}\` have another size, such as ${given}`,
        'subnets keep their size; add a tier of another name',
        { landingZone: ['network', 'vpc', 'tiers', tier, 'size'] },
      ),
    ];
  });
}

function error(code: string, message: string, help: string, place: Place): Finding {
  return { code, severity: 'error', message, help, place };
}
