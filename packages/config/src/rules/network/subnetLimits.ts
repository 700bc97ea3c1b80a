// There are no more subnets, in a VPC and shared with an account, than AWS allows.
import { defaultAccountTiers, defaultTiers } from '../../defaults/values';
import type { Limits } from '../../estate';
import { limitTable } from '../../limits';
import type { Spot } from '../../spot';
import { keyIn } from '../../written/file';
import type { WrittenEstate } from '../../written/estate';
import type { Complaint, FileRule, Rule, Surrounded } from '../rule';

export const subnetsPerVpc: Rule = {
  code: 'network/subnets-per-vpc',
  demands: 'the tiers of a VPC, with a subnet for each availability zone, are no more subnets than a VPC may have',
  source: limitTable.subnetsPerVpc.source,
  *check(estate) {
    const { network } = estate.landingZone.value;
    const tiers =
      Object.keys(network?.vpc?.tiers ?? defaultTiers).length + (network?.transitGateway === undefined ? 0 : 1);
    const dedicated = dedicatedTiers(estate);
    for (const [region, zones] of Object.entries(network?.availabilityZones ?? {})) {
      const shared = tiers * zones.length;
      yield* over(estate, 'subnetsPerVpc', shared, (limit) => ({
        at: keyIn(estate.landingZone, 'network', 'availabilityZones', region),
        message: `a VPC in \`${region}\` has ${shared} subnets, and AWS allows ${limit}`,
        help: 'name fewer tiers or zones, or have AWS raise the quota and state it in `limits`',
      }));
      for (const { count, at } of dedicated.get(region)?.values() ?? [])
        if (shared <= limitOf(estate, 'subnetsPerVpc'))
          yield* over(estate, 'subnetsPerVpc', shared + count * zones.length, (limit) => ({
            at,
            message: `with dedicated ones, a VPC in \`${region}\` has ${shared + count * zones.length} subnets, and AWS allows ${limit}`,
            help: 'let accounts share subnets, or have AWS raise the quota and state it in `limits`',
          }));
    }
  },
};

export const sharedSubnetsPerAccount: FileRule = {
  code: 'network/shared-subnets-per-account',
  demands: 'an account asks for no more shared subnets in a region than can be shared with it',
  source: limitTable.sharedSubnetsPerAccount.source,
  perFile: true,
  *check(estate) {
    const { network } = estate.landingZone.value;
    const zones = new Map(
      Object.entries(network?.availabilityZones ?? {}).map(([region, ids]) => [region, ids.length]),
    );
    const byDefault = network?.defaultTiers ?? defaultAccountTiers;
    for (const { settings, keyAt } of estate.accounts)
      for (const [region, wanted] of Object.entries(settings.network === 'none' ? {} : (settings.network ?? {}))) {
        const count = new Set(wanted?.tiers ?? byDefault).size * (zones.get(region) ?? 0);
        yield* over(estate, 'sharedSubnetsPerAccount', count, (limit) => ({
          at: keyAt('network', region),
          message: `${count} subnets would be shared with the account in \`${region}\`, and AWS allows ${limit}`,
          help: 'name fewer tiers, or have AWS raise the quota and state it in `limits`',
        }));
      }
  },
};

function limitOf({ landingZone }: Surrounded, name: keyof Limits): number {
  return landingZone.value.limits?.[name] ?? limitTable[name].default;
}

/** AWS raises both on request, so that what is not stated is a warning when it is passed. */
function over(
  estate: Surrounded,
  name: keyof Limits,
  count: number,
  complaint: (limit: number) => Complaint,
): Complaint[] {
  const limit = limitOf(estate, name);
  if (count <= limit) return [];
  const stated = estate.landingZone.value.limits?.[name] !== undefined;
  return [{ ...complaint(limit), ...(stated ? {} : { severity: 'warning' }) }];
}

/**
 * By region, and by business unit and environment, how many dedicated tiers one VPC has at least, accounts spread evenly
 * over as many VPCs as their number asks for; and where the first of them is asked for.
 */
function dedicatedTiers(estate: WrittenEstate): ReadonlyMap<string, ReadonlyMap<string, { count: number; at: Spot }>> {
  const participants = limitOf(estate, 'participantsPerVpc');
  const groups = new Map<string, Map<string, { tiers: number; accounts: number; at: Spot }>>();
  for (const { settings, businessUnit, keyAt } of estate.accounts)
    for (const [region, wanted] of Object.entries(settings.network === 'none' ? {} : (settings.network ?? {}))) {
      const tiers = Object.keys(wanted?.dedicated ?? {}).length;
      if (tiers === 0) continue;
      const inRegion = groups.get(region) ?? new Map<string, { tiers: number; accounts: number; at: Spot }>();
      const name = JSON.stringify([businessUnit, settings.environment]);
      const group = inRegion.get(name) ?? { tiers: 0, accounts: 0, at: keyAt('network', region, 'dedicated') };
      inRegion.set(name, { ...group, tiers: group.tiers + tiers, accounts: group.accounts + 1 });
      groups.set(region, inRegion);
    }
  return new Map(
    [...groups].map(([region, inRegion]) => [
      region,
      new Map(
        [...inRegion].map(([name, { tiers, accounts, at }]) => [
          name,
          { count: Math.ceil(tiers / Math.ceil(accounts / participants)), at },
        ]),
      ),
    ]),
  );
}
