// What keeps stacks from being deployed again exactly as they were.
import type { LandingZone } from '../plan/landingZone';
import { stackSpec } from '../plan/stackSpec';
import type { Engine } from './engine';
import { obstacleOf, unmetNeeds } from './needs';
import { StackStates } from './stackStates';

/**
 * Of these stacks those that an `up` of the others had better leave out, by name, with the reason: what is merged and waits
 * for its own deployment, what is half done, and what needs a stack of which the same holds.
 */
export async function obstacles(
  engine: Engine,
  landingZone: LandingZone,
  stacks: readonly string[],
): Promise<Map<string, string>> {
  const states = new StackStates(engine);
  const found = new Map<string, string>();
  for (const stack of stacks) {
    const why = await states.standing(stackSpec(landingZone, stack)).then(
      ({ isCurrent }) => (isCurrent ? null : 'it is not deployed as the files say: `up` would do more than that'),
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    if (why !== null) found.set(stack, why);
  }
  // What is left out may be what another needs.
  for (;;) {
    const rest = stacks.filter((stack) => !found.has(stack));
    const unmet = await unmetNeeds(landingZone, rest, states);
    if (unmet.length === 0) return found;
    for (const need of unmet) found.set(need.stack, obstacleOf(need));
  }
}
