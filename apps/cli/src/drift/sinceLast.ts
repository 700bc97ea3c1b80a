// `drift --since-last`: which accounts a quick run enters, and what a run writes down of what was deployed.
import type { DeploymentMarks, DriftScope, History } from '@microaccounts/drift';
import type { LandingZone } from '@microaccounts/landing-zone';
import type { LastDeployment } from '../comparison';
import { UserError } from '../exit';
import type { Output } from '../output';

/** @throws UserError if there is nothing by which to know what happened since. */
export function requireHistory({
  sinceLast,
  history,
}: {
  readonly sinceLast?: boolean;
  readonly history?: string;
}): void {
  if (sinceLast === true && history === undefined)
    throw new UserError('`--since-last` needs a history', 'add `--history <file>`, the same in each run');
}

/** What the history remembers of it; null if nobody knows what was deployed. */
export async function marksOf(
  { stacks }: LandingZone,
  { deployed }: Pick<LastDeployment, 'deployed'>,
): Promise<DeploymentMarks | null> {
  const { deploymentMarks } = await import('@microaccounts/drift');
  return deployed === null ? null : deploymentMarks(stacks, deployed);
}

/**
 * The scope with only those accounts inside of which something may be new. Where that is not known, all of them, and that is
 * said.
 */
export async function sinceLastScope(
  scope: DriftScope,
  { estate }: LandingZone,
  known: { readonly earlier: History | null; readonly marks: DeploymentMarks | null },
  output: Output,
): Promise<DriftScope> {
  const { accountsSinceLast, noHistory } = await import('@microaccounts/drift');
  const { earlier, marks } = known;
  const active = estate.accounts.filter(({ state }) => state === 'active').map(({ key }) => key);
  const members = accountsSinceLast(earlier ?? noHistory, marks, active);
  if (members !== null) return { ...scope, members };
  const why =
    marks === null
      ? 'what was deployed since is not known without the Pulumi CLI'
      : 'the history has no run of all accounts that says what was deployed';
  output.message(`${why}: everything is compared`);
  return scope;
}

/** What the run writes down: a run that left out accounts that were deployed since must not hide them from the next one. */
export function marksToKeep(
  { tiers, accounts, shard }: DriftScope,
  marks: DeploymentMarks | null,
): DeploymentMarks | undefined {
  const isWhole = tiers.includes('accounts') && accounts === null && shard === null;
  return marks !== null && isWhole ? marks : undefined;
}
