// Why networks change, and what accounts have of them.
import { ADDRESS_LOCK } from '@microaccounts/config';
import { entryOrigin, lifeCause } from './accountCause';
import {
  because,
  differs,
  first,
  ifDiffers,
  lacking,
  type Cause,
  type Comparison,
  type Side,
  type Unexplained,
} from './comparison';

/** Why the place of an account in a network, or what it is told of it, changes. */
export function participationCause(change: Unexplained, compared: Comparison): Cause | null {
  const { account: key, region } = change;
  return first(
    () => (region === null ? lifeCause(compared, key) : useCause(compared, key, region)),
    () => addressCause(change, compared),
    () => designCause(compared, region),
  );
}

/** Why a part of a region's network changes. */
export function networkCause(change: Unexplained, compared: Comparison): Cause | null {
  const { address, action, region } = change;
  return first(
    () => addressCause(change, compared),
    () => designCause(compared, region),
    () => {
      const side = action === 'delete' ? compared.base : compared.head;
      const users = side === null ? [] : usersOf(side, address);
      return first(...users.map((key) => () => useCause(compared, key, region ?? '')));
    },
  );
}

/** The accounts that use what is at an address of a network: a share, a VPC, or the region as a whole. */
function usersOf({ landingZone }: Side, address: string): readonly string[] {
  const [, region, noun, name] = address.split('/');
  const vpcs = landingZone.network.networks.find((network) => network.region === region)?.vpcs ?? [];
  if (noun === 'resource-share')
    return vpcs.flatMap(({ shares }) => shares).find((share) => share.name === name)?.accounts ?? [];
  return vpcs.filter((vpc) => noun !== 'vpc' || vpc.name === name).flatMap(({ accounts }) => accounts);
}

/** That an account uses more or less of the network of a region, or another network. */
function useCause(compared: Comparison, key: string, region: string): Cause | null {
  const before = compared.base?.accounts.get(key);
  const after = compared.head.accounts.get(key);
  return first(
    () => lifeCause(compared, key),
    () => {
      if (before === undefined || after === undefined) return null;
      const [had, has] = [before.network[region]?.tiers ?? [], after.network[region]?.tiers ?? []];
      const gained = lacking(has, had);
      if (gained.length > 0 || lacking(had, has).length > 0) {
        const verb = gained.length > 0 ? 'added' : 'removed';
        if (before.regions.includes(region) !== after.regions.includes(region))
          return { reason: `region-${verb}`, origin: entryOrigin(compared, key, 'regions', region), subject: region };
        return {
          reason: gained.length > 0 ? 'network-joined' : 'network-left',
          origin: tierOrigin(compared, key, region),
        };
      }
      if (before.environment !== after.environment)
        return because(compared, 'environment-changed', { account: key, path: ['environment'] });
      return before.businessUnit === after.businessUnit
        ? null
        : because(compared, 'environment-changed', { account: key, path: [] });
    },
  );
}

/** Where it is written which tiers the account uses: in its file, or where it says what holds for all. */
function tierOrigin(compared: Comparison, key: string, region: string): Cause['origin'] {
  const { base, head } = compared;
  const isWritten = 'line' in (compared.explain(key)?.values.find(({ path }) => path[0] === 'network')?.origin ?? {});
  if (!isWritten && differs(base?.estate.network.defaultTiers, head.estate.network.defaultTiers))
    return compared.locate({ landingZone: ['network', 'defaultTiers'] });
  return compared.locate({ account: key, path: ['network', region] });
}

/** That what there was has another block: in the lock, where the new one stands. */
function addressCause({ before, after, kind }: Unexplained, compared: Comparison): Cause | null {
  const property = kind === 'parameter' ? 'value' : 'cidr';
  const [from, to] = [before?.[property], after?.[property]];
  if (typeof from !== 'string' || typeof to !== 'string' || from === to || !/^[\d./,]+$/.test(from + to)) return null;
  if (!stays(compared, from)) return null;
  return { reason: 'address-moved', origin: blockOrigin(compared, to.split(',')[0] ?? to) };
}

/** Whether the holder of a block is in the head as well, by its name, and has another one there. */
function stays({ base, head }: Comparison, block: string): boolean {
  const wanted = block.split(',')[0];
  const holders = (side: Side): [string, string][] =>
    side.landingZone.network.networks.flatMap(({ region, vpcs }) =>
      vpcs.flatMap(({ name, cidr, subnets }) => [
        [`${region} ${name}`, cidr] as [string, string],
        ...subnets.map((subnet): [string, string] => [`${region} ${name} ${subnet.tier} ${subnet.index}`, subnet.cidr]),
      ]),
    );
  if (base === null) return false;
  const after = new Map(holders(head));
  return holders(base).some(([holder, cidr]) => {
    const now = after.get(holder);
    return cidr === wanted && now !== undefined && now !== cidr;
  });
}

/** The line of the address lock on which a block stands. */
export function blockOrigin(compared: Pick<Comparison, 'texts'>, block: string): Cause['origin'] {
  const lines = (compared.texts.get(ADDRESS_LOCK) ?? '').split('\n');
  const line = lines.findIndex((text) => text.includes(block));
  return {
    file: ADDRESS_LOCK,
    line: Math.max(line, 0) + 1,
    column: Math.max(lines[line]?.indexOf(block) ?? 0, 0) + 1,
  };
}

/** That the landing zone lays out its networks in another way. */
function designCause(compared: Comparison, region: string | null): Cause | null {
  if (compared.base === null) return null;
  return first(
    () =>
      ifDiffers(compared, ({ network }) => network.transitGateway, 'transit-gateway-changed', {
        landingZone: ['network', 'transitGateway'],
      }),
    () =>
      ifDiffers(compared, ({ network }) => network.vpc, 'network-changed', {
        landingZone: ['network', 'vpc'],
      }),
    () =>
      ifDiffers(compared, ({ network }) => network.availabilityZones[region ?? ''], 'network-changed', {
        landingZone: ['network', 'availabilityZones', region ?? ''],
      }),
  );
}
