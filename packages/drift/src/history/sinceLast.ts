// The accounts that a quick run enters: those of which the earlier runs left something open, and those deployed since.
import { deployedBetween, type DeploymentMarks } from './deployments';
import type { History } from './history';
import { accountOf } from './scope';

/**
 * The accounts in which something differed or could not be read when they were last looked at, and those that may have been
 * deployed since the last run that looked into all accounts or was itself a quick one. What waits for its deployment and
 * what the estate accepts keeps no account here. Null if it is not known what was deployed, then or now.
 *
 * @param now what is deployed, read before anything of AWS; null if nobody knows
 * @param accounts keys of the accounts to choose from; their order is kept
 */
export function accountsSinceLast(
  { open, unread, deployed }: History,
  now: DeploymentMarks | null,
  accounts: readonly string[],
): readonly string[] | null {
  if (deployed === null || now === null) return null;
  const differing = [...open].filter(([, { status }]) => status !== 'pending' && status !== 'accepted');
  const again = new Set([...differing.map(([identity]) => identity), ...unread.keys()].map(accountOf));
  const isDeployed = deployedBetween(deployed, now);
  return accounts.filter((account) => again.has(account) || isDeployed(account));
}
