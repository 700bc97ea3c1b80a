// What was deployed at the time of a run, in little: enough to tell later which accounts may have been deployed since.
import { canonicalJson, digest } from '@microaccounts/resources';

/**
 * Group of accounts → a mark of all that their stacks say of their last runs. A group is named by two hexadecimal digits;
 * one in which nothing was deployed is absent. So it has at most 256 entries, however many accounts there are.
 */
export interface DeploymentMarks {
  readonly [group: string]: string;
}

/** What a stack of an account says of its last whole run, beside its resources. */
export interface PublishedStack {
  readonly digest: string;
  readonly inputs: string;
  readonly leftovers: readonly string[];
  readonly commit: string | null;
  readonly version: string;
}

export interface StackOfAccount {
  readonly name: string;
  /** Key of the account; null for what accounts share. */
  readonly account: string | null;
}

/** Two marks of a group that differ are the same once in 16 million times. */
const MARK_LENGTH = 6;

/** The marks of the stacks of accounts, as they are deployed now. A stack that was never deployed leaves no mark. */
export function deploymentMarks(
  stacks: readonly StackOfAccount[],
  published: ReadonlyMap<string, PublishedStack>,
): DeploymentMarks {
  const groups = new Map<string, string[]>();
  for (const { name, account } of stacks) {
    const stack = published.get(name);
    if (account === null || stack === undefined) continue;
    const { digest: of, inputs, leftovers, commit, version } = stack;
    const text = canonicalJson([name, of, inputs, leftovers, commit, version]);
    const group = groupOf(account);
    groups.set(group, [...(groups.get(group) ?? []), text]);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([group, texts]) => [group, digest(texts.sort().join('\n')).slice(0, MARK_LENGTH)]),
  );
}

/**
 * Gives whether an account may have been deployed between two times: one of its group was. Where many accounts share a
 * group, it says so of more than were; it says it of all that were.
 */
export function deployedBetween(before: DeploymentMarks, after: DeploymentMarks): (account: string) => boolean {
  return (account) => before[groupOf(account)] !== after[groupOf(account)];
}

function groupOf(account: string): string {
  return digest(account).slice(0, 2);
}
