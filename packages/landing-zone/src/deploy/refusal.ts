// What must never happen, checked before anything runs: an account deleted, replaced, or forgotten.
import type { LandingZone } from '../plan/landingZone';
import { stackDigest } from '../plan/resources';
import { vendedAccount } from '../plan/stacks';
import type { Engine } from './engine';
import { stackProgram } from './program';

const ACCOUNT = 'aws:organizations/account:Account';

/**
 * Why this landing zone must not be deployed over what `engine` has deployed, one sentence each; empty when it may.
 * Only account stacks whose part of the desired state changed are previewed.
 */
export async function refusals(engine: Engine, landingZone: LandingZone): Promise<string[]> {
  const planned = new Set(landingZone.stacks.map(({ name }) => name));
  const found: string[] = [];
  for (const stack of await engine.stacks()) {
    const account = vendedAccount(stack);
    if (account === null) continue;
    if (planned.has(stack)) found.push(...(await refusedSteps(engine, landingZone, stack, account)));
    else if ((await engine.outputs(stack))?.['accountId'] !== undefined) found.push(forgotten(account));
  }
  return found;
}

async function refusedSteps(
  engine: Engine,
  landingZone: LandingZone,
  stack: string,
  account: string,
): Promise<string[]> {
  const outputs = await engine.outputs(stack);
  if (outputs?.['accountId'] === undefined || outputs['digest'] === stackDigest(landingZone, stack)) return [];
  const options = { refresh: false, keepMissing: true, imports: new Map<string, string>() };
  const { steps } = await engine.preview(stackProgram(landingZone, stack), options);
  return steps
    .filter(({ type, operation }) => type === ACCOUNT && (operation === 'replace' || operation === 'delete'))
    .map(({ operation, properties }) => {
      const because =
        properties.length === 0 ? '' : ` because its ${properties.map((name) => `\`${name}\``).join(' and ')} changed`;
      return `account \`${account}\` would be ${operation}d${because}: an account is never deleted or replaced`;
    });
}

function forgotten(account: string): string {
  return `account \`${account}\` is deployed but no longer in the estate: an account is never deleted with its file, give it \`state: suspended\` instead`;
}
