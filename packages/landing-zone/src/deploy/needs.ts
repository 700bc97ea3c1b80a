// What the stacks of a selection need of those that it leaves out, held against what is deployed.
import type { LandingZone } from '../plan/landingZone';
import { stackSpec } from '../plan/stackSpec';
import { vendedAccount } from '../plan/stacks';
import type { StackStates, Standing } from './stackStates';

/** A stack that is not selected and would have to be deployed first. */
export interface UnmetNeed {
  readonly stack: string;
  readonly need: string;
  /** What is wrong with it, as the end of a sentence that named it. */
  readonly why: string;
}

/**
 * What keeps stacks of a selection from running. A stack that runs before what it needs could let go of a guardrail that the
 * other has not taken over yet.
 */
export async function unmetNeeds(
  landingZone: LandingZone,
  selected: readonly string[],
  states: StackStates,
): Promise<UnmetNeed[]> {
  const chosen = new Set(selected);
  const standings = new Map<string, Standing>();
  const isMet = async (need: string, account: string | null): Promise<boolean> => {
    // Of another account only its id is read, which never changes.
    const isOther = vendedAccount(need) !== null && vendedAccount(need) !== account;
    if (isOther && (await states.accountId(need)) !== null) return true;
    const standing = standings.get(need) ?? (await states.standing(stackSpec(landingZone, need)));
    standings.set(need, standing);
    return standing.isCurrent;
  };
  const found: UnmetNeed[] = [];
  for (const { name, needs, account } of landingZone.stacks) {
    if (!chosen.has(name)) continue;
    for (const need of needs) {
      if (chosen.has(need)) continue;
      const why = await isMet(need, account).then(
        (met) => (met ? null : ', which is not deployed as the files say'),
        (error: unknown) => `: ${error instanceof Error ? error.message : String(error)}`,
      );
      if (why !== null) found.push({ stack: name, need, why });
    }
  }
  return found;
}

/** Why a run of exactly these stacks is refused. */
export function refusalOf({ stack, need, why }: UnmetNeed): string {
  return `stack \`${stack}\` needs \`${need}\`${why.startsWith(',') ? `${why}: run both` : why}`;
}

/** Why a stack is left out of a run of many. */
export function obstacleOf({ need, why }: UnmetNeed): string {
  return `it needs \`${need}\`${why}`;
}
