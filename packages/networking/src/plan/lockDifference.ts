// What an address lock lacks, in words.
import { same } from '@microaccounts/resources';
import { EMPTY_REGION, type AddressLock, type LockedRegion, type LockedVpc } from './addressLock';

/** Each thing in which `given` differs from what it `should` be; empty if they say the same. */
export function lockDifferences(given: AddressLock, should: AddressLock): string[] {
  const names = [...new Set([...Object.keys(given.regions), ...Object.keys(should.regions)])].sort();
  return names.flatMap((name) =>
    regionDifferences(name, given.regions[name] ?? EMPTY_REGION, should.regions[name] ?? EMPTY_REGION),
  );
}

function regionDifferences(name: string, given: LockedRegion, should: LockedRegion): string[] {
  if (same(given, should)) return [];
  // The zones of a region that is new go without saying.
  const newZones = given.zones.length === 0 ? [] : should.zones.filter((zone) => !given.zones.includes(zone));
  const vpcs = Object.entries(should.vpcs).flatMap(([vpc, locked]) =>
    vpcDifferences(`\`${vpc}\` in \`${name}\``, given.vpcs[vpc], locked),
  );
  const retired = Object.entries(given.vpcs).filter(
    ([, { cidr }]) => !given.retired.includes(cidr) && should.retired.includes(cidr),
  );
  const all = [
    ...newZones.map((zone) => `the zone \`${zone}\` of \`${name}\``),
    ...vpcs,
    ...retired.map(([vpc, { cidr }]) => `that the ${cidr} of \`${vpc}\` in \`${name}\` is retired`),
  ];
  return all.length > 0 ? all : [`the order of \`${name}\``];
}

function vpcDifferences(vpc: string, given: LockedVpc | undefined, should: LockedVpc): string[] {
  if (given?.cidr !== should.cidr) return [`a block for ${vpc}`];
  const tiers = Object.keys(should.subnets).filter((tier) => !same(given.subnets[tier] ?? [], should.subnets[tier]));
  return [
    ...tiers.map((tier) => `blocks for the tier \`${tier}\` of ${vpc}`),
    ...(same(given.retired, should.retired) ? [] : [`the retired subnets of ${vpc}`]),
    ...(same(given.accounts, should.accounts) ? [] : [`the accounts of ${vpc}`]),
  ];
}
