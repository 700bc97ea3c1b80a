// `drift --heal`: deploys again what drifted, where the estate allows it, and reads once more.
import type { DriftReport, NotHealed } from '@microaccounts/drift';
import type { LandingZone } from '@microaccounts/landing-zone';
import type { UpSummary } from '@microaccounts/landing-zone/deploy';
import { deploy } from '../deployment';
import { DRIFT_TIERS, type DriftScopeOptions } from '../driftScope';
import { UserError } from '../exit';
import { interruption } from '../interruption';
import type { Output } from '../output';
import type { World } from '../world';

export interface HealingOptions {
  readonly landingZone: LandingZone;
  readonly world: World;
  /** What was found. */
  readonly report: DriftReport;
  /** Reads the same once more. */
  readonly read: () => Promise<DriftReport>;
  /** The commit of the files; null if nobody knows. */
  readonly commit: string | null;
  readonly output: Output;
}

/**
 * Makes sure that healing sees all of each stack: a stack is deployed as a whole, so that what an exception accepts in it would
 * be set right unseen.
 * @throws UserError if only a part is compared and the estate accepts something.
 */
export function requireWholeStacks(
  { tier, shard, sinceLast = false }: DriftScopeOptions & { readonly sinceLast?: boolean },
  exceptions: readonly unknown[],
): void {
  const isPart =
    (tier !== undefined && !DRIFT_TIERS.every((one) => one === 'deep' || tier.includes(one))) ||
    shard !== undefined ||
    sinceLast;
  if (!isPart || exceptions.length === 0) return;
  throw new UserError(
    'healing what is seen of a stack might also set right what `drift-exceptions.yaml` accepts in the rest of it',
    'heal without `--tier`, `--shard` and `--since-last`; `--accounts` is possible',
  );
}

export interface Healing {
  /** What remains, what was healed, and what was not. */
  readonly report: DriftReport;
  /** Whether a deployment failed or did not come to its end. */
  readonly failed: boolean;
}

/**
 * Deploys the stacks with drift that the estate allows to heal, each read back first, and reports what is left. What no file
 * declares is never touched. A stack that may not, cannot or did not run is named with its reason.
 */
export async function heal(options: HealingOptions): Promise<Healing> {
  const { landingZone, world, report: found, output } = options;
  const { healedBetween, healingPlan, loopsAmong, stackOf } = await import('@microaccounts/drift');
  const { obstacles } = await import('@microaccounts/landing-zone/deploy');
  const of = stackOf(landingZone);
  const { stacks, withheld } = healingPlan(found, landingZone, of);
  const hindered = await obstacles(world.engine, landingZone, stacks);
  const chosen = stacks.filter((stack) => !hindered.has(stack));
  const left = [...withheld, ...[...hindered].map(([stack, reason]): NotHealed => ({ stack, reason }))];
  if (chosen.length === 0) {
    if (left.length === 0) output.message('there is nothing to heal');
    return { report: { ...found, healed: [], loops: [], notHealed: left }, failed: false };
  }
  output.message(`healing ${chosen.length === 1 ? 'a stack' : `${chosen.length} stacks`}: ${chosen.join(', ')}`);
  const summary = await deployed(chosen, options);
  const report = withCausesOf(found, await options.read());
  const ran = summary.stacks.flatMap(({ stack, status }) => (status === 'skipped' ? [] : [stack]));
  const healed = healedBetween(found, report, new Set(ran), of);
  return {
    report: {
      ...report,
      ...{ healed, loops: loopsAmong(found, healed) },
      notHealed: [...left, ...undone(chosen, summary)],
    },
    failed: summary.failed > 0 || summary.refused.length > 0 || summary.interrupted,
  };
}

async function deployed(
  stacks: readonly string[],
  { landingZone, world, commit, output }: HealingOptions,
): Promise<UpSummary> {
  const interrupted = interruption();
  const { signal } = interrupted;
  output.outliveReader();
  try {
    const options = { landingZone, world, commit, output, signal, selection: { stacks }, parallel: world.parallel };
    return (await deploy({ ...options, refresh: true })).summary;
  } finally {
    interrupted.end();
  }
}

/** Of the stacks that were to run, those that did not come to a good end. */
function undone(chosen: readonly string[], { stacks, refused, interrupted }: UpSummary): NotHealed[] {
  if (refused.length > 0) return chosen.map((stack) => ({ stack, reason: refused.join('; ') }));
  const failures = stacks.filter(({ status }) => status === 'failed' || status === 'skipped');
  const seen = new Set(stacks.map(({ stack }) => stack));
  const unbegun = interrupted ? chosen.filter((stack) => !seen.has(stack)) : [];
  return [
    ...failures.map(({ stack, message = '' }) => ({ stack, reason: message })),
    ...unbegun.map((stack) => ({ stack, reason: 'the run was interrupted' })),
  ];
}

/** Who did what remains is known already; by now the trail also has what healing did. */
function withCausesOf(before: DriftReport, after: DriftReport): DriftReport {
  const key = ({ kind, address, property }: DriftReport['findings'][number]): string =>
    JSON.stringify([kind, address, property]);
  const known = new Map(before.findings.map((finding) => [key(finding), finding]));
  const findings = after.findings.map((finding) => {
    const { cause, returned } = known.get(key(finding)) ?? {};
    return { ...finding, ...(cause === undefined ? {} : { cause }), ...(returned === undefined ? {} : { returned }) };
  });
  return { ...after, findings };
}
