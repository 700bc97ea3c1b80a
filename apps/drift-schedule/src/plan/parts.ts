// Into which parts a run is divided: each is one task, and writes one report.

/** What a run can read; `deep` is not among it: refreshing stacks needs more than the role of the drift job may do. */
export const TIERS = ['organization', 'network', 'accounts'] as const;

export type Tier = (typeof TIERS)[number];

export interface Part {
  /** Names its report; letters, digits and hyphens. */
  readonly name: string;
  /** What `microaccounts drift` is given. */
  readonly arguments: readonly string[];
}

/** The parts of a run: what there is once is read once, the accounts in shards. */
export function parts({ tiers, shards }: { readonly tiers: readonly Tier[]; readonly shards: number }): Part[] {
  return TIERS.filter((tier) => tiers.includes(tier)).flatMap((tier) => partsOf(tier, shards));
}

function partsOf(tier: Tier, shards: number): Part[] {
  if (tier !== 'accounts') return [{ name: tier, arguments: ['--tier', tier] }];
  return Array.from({ length: shards }, (_, index) => ({
    name: `accounts-${index + 1}-of-${shards}`,
    arguments: ['--tier', tier, '--shard', `${index + 1}/${shards}`],
  }));
}
