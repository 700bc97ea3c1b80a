// How long an `up` of a plan would take, by AWS's documented rates and by what stacks were measured to take.
import type { Change } from './document';
import { accountStack, baselineStack, vendedAccount } from './stacks';

export interface Estimate {
  readonly seconds: number;
  /** What takes the time, one lower-case sentence each. */
  readonly because: readonly string[];
}

/** Account creations at once (AWS Organizations User Guide, "Quotas for AWS Organizations"). */
const CREATIONS_AT_ONCE = 5;
/** Creations that may begin per second, and at once (same page, throttling rates). */
const CREATIONS_PER_SECOND = 0.1;
const FIRST_CREATIONS = 3;
/** AWS says "minutes" and no number; until an account's services answer, too. An assumption. */
const SECONDS_PER_CREATION = 180;
/** `CreatePolicy`, `DeletePolicy`, `AttachPolicy`, `DetachPolicy`; and `MoveAccount` (same page, throttling rates). */
const POLICY_CALLS_PER_SECOND = 2;
const MOVES_PER_SECOND = 2;
/** The engine's own time for a stack, as README.md has it measured: with simulated AWS, one after the other. */
const SECONDS_PER_STACK = { account: 1.84, other: 2.44 };

/** The time that the changes of these stacks take with `parallel` stacks at once. Whole seconds, rounded up. */
export function estimate(
  changes: readonly Change[],
  stacks: readonly string[],
  parallel = CREATIONS_AT_ONCE,
): Estimate {
  const of = (...kinds: readonly Change['kind'][]): readonly Change[] =>
    changes.filter(({ kind }) => kinds.includes(kind));
  const created = of('account').filter(({ action }) => action === 'create').length;
  const moved = of('account').filter(({ action, after }) => action === 'update' && 'parent' in (after ?? {})).length;
  const policyCalls = of('scp', 'scp-attachment').length;
  const ofAccounts = new Set(changes.filter(isOfAccount).map(({ stack }) => stack));
  const apart = stacks.filter((stack) => ofAccounts.has(stack));
  const parts = [
    {
      seconds: Math.max(
        Math.ceil(created / CREATIONS_AT_ONCE) * SECONDS_PER_CREATION,
        (created - FIRST_CREATIONS) / CREATIONS_PER_SECOND,
      ),
      because: `${counted(created, 'account')} created, ${CREATIONS_AT_ONCE} at once, about ${SECONDS_PER_CREATION / 60} minutes each`,
      counts: created > 0,
    },
    {
      seconds: moved / MOVES_PER_SECOND,
      because: `${counted(moved, 'account')} moved, ${MOVES_PER_SECOND} per second`,
      counts: moved > 0,
    },
    {
      seconds: policyCalls / POLICY_CALLS_PER_SECOND,
      because: `${counted(policyCalls, 'change')} of SCPs and their attachments, ${POLICY_CALLS_PER_SECOND} per second`,
      counts: policyCalls > 0,
    },
    {
      seconds:
        sum(apart.map(secondsOf)) / Math.min(parallel, Math.max(apart.length, 1)) +
        sum(stacks.filter((stack) => !ofAccounts.has(stack)).map(secondsOf)),
      because: `${counted(stacks.length, 'stack')} run, up to ${parallel} at once`,
      counts: stacks.length > 0,
    },
  ].filter(({ counts }) => counts);
  return { seconds: Math.ceil(sum(parts.map(({ seconds }) => seconds))), because: parts.map(({ because }) => because) };
}

/** Stacks of accounts run beside each other; the others, which the rest waits for, alone. */
function isOfAccount({ stack, account }: Change): boolean {
  return stack === accountStack(account) || stack === baselineStack(account);
}

function secondsOf(stack: string): number {
  return vendedAccount(stack) !== null ? SECONDS_PER_STACK.account : SECONDS_PER_STACK.other;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function counted(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
