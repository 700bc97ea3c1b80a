// Whether anything may still use what the files no longer have.
import type { LandingZone } from '../plan/landingZone';
import { stackSpec } from '../plan/stackSpec';
import type { StackStates } from './stackStates';
import type { StackSummary } from './summary';

/** How many states are read at once: an engine reads many as fast as few, and holds what it read. */
const AT_ONCE = 64;

/**
 * Whether every stack is as the files say, those that a run left out included: only then nothing uses what is left over. What
 * the run has done is in its summaries, by name.
 */
export async function nothingIsBehind(
  landingZone: LandingZone,
  summaries: ReadonlyMap<string, StackSummary>,
  states: StackStates,
): Promise<boolean> {
  const unknown: string[] = [];
  for (const { name } of landingZone.stacks) {
    const status = summaries.get(name)?.status;
    if (status === 'failed' || status === 'skipped') return false;
    if (status === undefined) unknown.push(name);
  }
  for (let start = 0; start < unknown.length; start += AT_ONCE) {
    const some = unknown.slice(start, start + AT_ONCE);
    if ((await Promise.all(some.map((name) => isBehind(landingZone, name, states)))).includes(true)) return false;
  }
  return true;
}

/** What was never begun uses nothing; what was begun and came to no end may use anything. */
async function isBehind(landingZone: LandingZone, name: string, states: StackStates): Promise<boolean> {
  const standing = await states.standing(stackSpec(landingZone, name)).catch(() => null);
  if (standing === null) return true;
  return !standing.isCurrent && (standing.deployed !== null || standing.unfinished || standing.interrupted);
}
