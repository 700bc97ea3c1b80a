// What a new address lock adds to an old one, and what it takes away, as lines of text.
import type { AddressLock } from '@microaccounts/networking';

/** A line per entry that one lock has and the other has not; `before` is null when there was no lock. */
export function lockChanges(before: AddressLock | null, after: AddressLock): string[] {
  const was = new Set(before === null ? [] : entries(before));
  const is = new Set(entries(after));
  return [
    ...[...is].filter((entry) => !was.has(entry)).map((entry) => `+ ${entry}`),
    ...[...was].filter((entry) => !is.has(entry)).map((entry) => `- ${entry}`),
  ];
}

/** Everything that a lock holds, each with its place in it. */
function entries({ regions }: AddressLock): string[] {
  return Object.entries(regions).flatMap(([region, { zones, vpcs, retired }]) => [
    ...zones.map((zone) => `${region} zone ${zone}`),
    ...retired.map((block) => `${region} retired block ${block}`),
    ...Object.entries(vpcs).flatMap(([name, vpc]) => [
      `${region} VPC ${name} ${vpc.cidr}`,
      ...Object.entries(vpc.subnets).flatMap(([tier, blocks]) =>
        blocks.map((block, index) => `${region} VPC ${name} subnet ${tier}-${index + 1} ${block}`),
      ),
      ...vpc.retired.map((block) => `${region} VPC ${name} retired block ${block}`),
      ...(vpc.accounts ?? []).map((account) => `${region} VPC ${name} account ${account}`),
    ]),
  ]);
}
