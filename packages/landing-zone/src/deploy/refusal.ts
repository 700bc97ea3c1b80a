// What must never happen, checked before anything runs: an account deleted, replaced or forgotten, a network forgotten, a
// stack run before those that it needs.
import { ACCOUNT_TYPE } from '@microaccounts/account-factory/deploy';
import type { LandingZone } from '../plan/landingZone';
import { deployedRegion, vendedAccount } from '../plan/stacks';
import { isCurrent } from './deployed';
import type { Engine, Step } from './engine';
import { stackProgram } from './program';

/**
 * Why this landing zone, or `selected` stacks of it alone, must not be deployed over what `engine` has deployed, one
 * sentence each; empty when it may. Only account stacks whose part of the desired state changed are previewed.
 */
export async function refusals(
  engine: Engine,
  landingZone: LandingZone,
  selected?: readonly string[],
): Promise<string[]> {
  const planned = new Set(landingZone.stacks.map(({ name }) => name));
  const found: string[] = [];
  for (const stack of await engine.stacks()) {
    const account = vendedAccount(stack);
    if (!planned.has(stack)) found.push(...(await forgotten(engine, stack)));
    else if (account !== null) found.push(...(await refusedSteps(engine, landingZone, stack, account)));
  }
  return [...found, ...(selected === undefined ? [] : await unmetNeeds(engine, landingZone, selected))];
}

async function refusedSteps(
  engine: Engine,
  landingZone: LandingZone,
  stack: string,
  account: string,
): Promise<string[]> {
  const id = (await engine.outputs(stack))?.['accountId'];
  if (typeof id !== 'string' || (await isCurrent(engine, landingZone, stack))) return [];
  const options = { refresh: false, keepMissing: true, imports: new Map<string, string>() };
  let steps: readonly Step[];
  try {
    ({ steps } = await engine.preview(stackProgram(landingZone, stack, id), options));
  } catch (error) {
    return [unplannable(account, error)];
  }
  return steps
    .filter(({ type, operation }) => type === ACCOUNT_TYPE && (operation === 'replace' || operation === 'delete'))
    .map(({ operation, properties }) => {
      const because =
        properties.length === 0 ? '' : ` because its ${properties.map((name) => `\`${name}\``).join(' and ')} changed`;
      return `account \`${account}\` would be ${operation}d${because}: an account is never deleted or replaced`;
    });
}

/** An engine does not even plan to replace what is protected: its preview fails, and names what would have to be replaced. */
function unplannable(account: string, error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n').map((line) => line.trim());
  const said = lines.filter((line, index) => line !== '' && (index > 0 || lines.length === 1));
  const reason = said.map((line) => line.replace(/^urn:pulumi:\S+: /, '')).join(' ');
  return `account \`${account}\` cannot become what its files say (${reason}): an account is never deleted or replaced`;
}

/** Baselines may stay behind, those of suspended accounts do; an account or a network may not be lost sight of. */
async function forgotten(engine: Engine, stack: string): Promise<string[]> {
  const [account, region] = [vendedAccount(stack), deployedRegion(stack)];
  if (account === null && region === null) return [];
  const { digest: _digest, ...deployed } = (await engine.outputs(stack)) ?? {};
  if (account !== null && deployed['accountId'] !== undefined)
    return [
      `account \`${account}\` is deployed but no longer in the estate: an account is never deleted with its file, give it \`state: suspended\` instead`,
    ];
  if (region !== null && Object.keys(deployed).length > 0)
    return [
      `the network of \`${region}\` is deployed, but the address lock no longer knows the region: restore its part of \`addresses.lock.yaml\`, and what no account uses goes with the next \`up\``,
    ];
  return [];
}

/** A stack that runs before what it needs could let go of a guardrail that the other has not taken over yet. */
async function unmetNeeds(engine: Engine, landingZone: LandingZone, selected: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { name, needs } of landingZone.stacks) {
    if (!selected.includes(name)) continue;
    for (const need of needs)
      if (!selected.includes(need) && !(await isCurrent(engine, landingZone, need)))
        found.push(`stack \`${name}\` needs \`${need}\`, which is not deployed as the files say: run both`);
  }
  return found;
}
