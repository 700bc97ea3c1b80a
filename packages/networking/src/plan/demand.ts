// Which VPCs the estate needs, and which accounts use each of them.
import type { Account, Estate, Finding } from '@microaccounts/config';
import type { AddressLock } from './addressLock';
import { assignCells } from './cells';
import { shareName, vpcName } from './names';

/** A VPC that is needed, whether it has a block yet or not. */
export interface NeededVpc {
  readonly name: string;
  readonly region: string;
  readonly businessUnit: string;
  readonly environment: string;
  readonly cell: number;
  /** Keys of the accounts in it, sorted. */
  readonly accounts: readonly string[];
  /** Whether the lock says which accounts are in it. */
  readonly recorded: boolean;
}

interface Group {
  readonly region: string;
  readonly businessUnit: string;
  readonly environment: string;
  readonly accounts: string[];
}

/**
 * The VPCs that accounts need, sorted by region, business unit, environment and cell. A suspended account keeps its place:
 * what it runs still sits in the subnets, and it may come back.
 */
export function neededVpcs(estate: Estate, lock: AddressLock): { vpcs: NeededVpc[]; findings: Finding[] } {
  const locked = lockedCells(lock);
  const found = groups(estate).map((group) => cellsOf(group, estate, locked.get(keyOf(group)) ?? new Map()));
  const { vpcs, findings } = withoutNamesakes(found.flatMap((each) => each.vpcs));
  return { vpcs, findings: [...found.flatMap((each) => each.findings), ...findings, ...sharedNames(vpcs, estate)] };
}

function groups(estate: Estate): Group[] {
  const byKey = new Map<string, Group>();
  for (const account of estate.accounts.filter(({ state }) => state !== 'closed')) {
    for (const region of Object.keys(account.network)) {
      const { businessUnit, environment } = account;
      const key = keyOf({ region, businessUnit, environment });
      const group = byKey.get(key) ?? { region, businessUnit, environment, accounts: [] };
      group.accounts.push(account.key);
      byKey.set(key, group);
    }
  }
  return [...byKey.keys()].sort().map((key) => byKey.get(key) as Group);
}

/** A control character sorts before every letter, so that names are compared one after the other. */
function keyOf({ region, businessUnit, environment }: Omit<Group, 'accounts'>): string {
  return `${region}\u0000${businessUnit}\u0000${environment}`;
}

/** Cell → its accounts as the lock has them. */
type LockedCells = ReadonlyMap<number, readonly string[] | null>;

function cellsOf(group: Group, estate: Estate, locked: LockedCells): { vpcs: NeededVpc[]; findings: Finding[] } {
  const { region, businessUnit, environment, accounts } = group;
  const limit = estate.limits.participantsPerVpc;
  const cells = assignCells(accounts.sort(), locked, limit);
  const vpcs = [...cells.accounts.entries()]
    .sort(([a], [b]) => a - b)
    .map(([cell, keys]) => ({
      name: vpcName(businessUnit, environment, cell),
      region,
      businessUnit,
      environment,
      cell,
      accounts: keys,
      recorded: cells.recorded,
    }));
  if (!cells.guessed) return { vpcs, findings: [] };
  const finding: Finding = {
    code: 'network/cell-guessed',
    severity: 'warning',
    message: `\`${vpcName(businessUnit, environment, 1)}\` in \`${region}\` passes ${limit} accounts in one step, so accounts that are in it may move`,
    help: 'see in the plan who would move; add the accounts in smaller steps to keep them',
    place: { lock: true },
  };
  return { vpcs, findings: [finding] };
}

/** The cells of each group that the lock has, by the key of the group. */
function lockedCells({ regions }: AddressLock): ReadonlyMap<string, LockedCells> {
  const byGroup = new Map<string, Map<number, readonly string[] | null>>();
  for (const [region, { vpcs }] of Object.entries(regions))
    for (const { businessUnit, environment, cell, accounts } of Object.values(vpcs)) {
      const key = keyOf({ region, businessUnit, environment });
      const cells = byGroup.get(key) ?? new Map<number, readonly string[] | null>();
      byGroup.set(key, cells.set(cell, accounts));
    }
  return byGroup;
}

/** A name joins a business unit and an environment with a hyphen, which both may contain: `a-b` and `c`, `a` and `b-c`. */
function withoutNamesakes(all: readonly NeededVpc[]): { vpcs: NeededVpc[]; findings: Finding[] } {
  const taken = new Map<string, NeededVpc>();
  const findings: Finding[] = [];
  for (const vpc of all) {
    const other = taken.get(`${vpc.region}/${vpc.name}`);
    if (other === undefined) taken.set(`${vpc.region}/${vpc.name}`, vpc);
    else
      findings.push({
        code: 'network/ambiguous-name',
        severity: 'error',
        message: `the VPC \`${vpc.name}\` would be that of ${ownerOf(other)} and that of ${ownerOf(vpc)}`,
        help: 'rename one of the environments',
        place: { landingZone: ['environments', vpc.environment] },
      });
  }
  return { vpcs: [...taken.values()], findings };
}

function ownerOf({ businessUnit, environment }: NeededVpc): string {
  return `business unit \`${businessUnit}\` in \`${environment}\``;
}

/** Shares and subnets are named after VPC and tier, again with a hyphen: `a-dev` and `2-app`, `a-dev-2` and `app`. */
function sharedNames(vpcs: readonly NeededVpc[], estate: Estate): Finding[] {
  const taken = new Map<string, NeededVpc>();
  return vpcs.flatMap((vpc) =>
    estate.network.vpc.tiers.flatMap((tier): Finding[] => {
      const name = shareName(vpc.name, tier.name);
      const other = taken.get(`${vpc.region}/${name}`);
      if (other === undefined) taken.set(`${vpc.region}/${name}`, vpc);
      if (other === undefined || other === vpc) return [];
      return [
        {
          code: 'network/ambiguous-name',
          severity: 'error',
          message: `the subnets \`${name}\` would be those of the VPC \`${other.name}\` and those of the VPC \`${vpc.name}\``,
          help: `rename the tier \`${tier.name}\``,
          place: { landingZone: ['network', 'vpc', 'tiers', tier.name] },
        },
      ];
    }),
  );
}

/** The tiers whose shared subnets the account uses in a region. */
export function tiersUsed(account: Account, region: string): readonly string[] {
  return account.network[region]?.tiers ?? [];
}
