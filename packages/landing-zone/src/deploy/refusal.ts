// What must never happen, found before anything runs: an account deleted, replaced or forgotten, a network forgotten, a stack
// run over what a newer version of this tool has deployed.
import { ACCOUNT_TYPE } from '@microaccounts/account-factory/imports';
import type { LandingZone } from '../plan/landingZone';
import { resourceDigests, stackSpec, type StackSpec } from '../plan/stackSpec';
import { deployedRegion, vendedAccount } from '../plan/stacks';
import { isNewer, VERSION } from './deployed';
import { accountEnding, endsAccount } from './guard';
import { limit } from './pulumi/limit';
import { StackRefusedError } from './judgement';
import { previewStack, type StackDeploymentOptions } from './stackDeployment';
import { StateUnreadableError, type StackStates, type Standing } from './stackStates';

/** How the stacks of accounts are looked at. */
export interface LookOptions {
  /** How many at once. */
  readonly parallel: number;
  /** Ends it early: of what was not looked at nothing is found. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Why these stacks of the landing zone must not be deployed over what is deployed, one sentence each; empty when they may.
 * Only stacks of accounts which themselves change are previewed. What a selected stack keeps from being looked at, its own run
 * says: that is the failure of this one stack.
 */
export async function refusals(
  landingZone: LandingZone,
  selected: readonly string[],
  options: StackDeploymentOptions,
  { parallel, signal }: LookOptions,
): Promise<string[]> {
  const { engine, states } = options;
  const planned = new Set(landingZone.stacks.map(({ name }) => name));
  const found: string[] = [];
  const unplanned = (await engine.stacks()).filter((stack) => !planned.has(stack));
  // All at once: an engine reads many states as fast as few.
  for (const why of await Promise.all(unplanned.map((stack) => forgotten(stack, options)))) found.push(...why);
  for (const why of await Promise.all(selected.map((stack) => newer(states, stack)))) found.push(...why);
  if (found.length > 0) return found;
  const few = limit(parallel);
  const accounts = selected.filter((stack) => vendedAccount(stack) !== null);
  const look = async (stack: string): Promise<string[]> =>
    signal?.aborted === true ? [] : endings(stackSpec(landingZone, stack), options);
  for (const why of await Promise.all(accounts.map((stack) => few(() => look(stack))))) found.push(...why);
  return found;
}

async function newer(states: StackStates, stack: string): Promise<string[]> {
  const deployed = await states.deployed(stack).catch(() => null);
  return deployed === null || !isNewer(deployed.version)
    ? []
    : [
        `stack \`${stack}\` was deployed by version ${deployed.version} of microaccounts, and this is ${VERSION}: update it`,
      ];
}

async function endings(spec: StackSpec, options: StackDeploymentOptions): Promise<string[]> {
  try {
    const standing = await options.states.standing(spec);
    if (standing.accountId === null || !accountChanges(spec, standing)) return [];
    const { steps } = await previewStack(spec, standing, { ...options, refresh: false, onStep: () => undefined });
    return steps.filter(endsAccount).map((step) => accountEnding(step, spec.account ?? step.name));
  } catch (error) {
    // Before it runs it is previewed again, and held to the same.
    return error instanceof StackRefusedError ? [...error.findings] : [];
  }
}

/** Whether the account itself is not as it was deployed: its policies may change without it. */
function accountChanges({ resources }: StackSpec, { deployed, unfinished }: Standing): boolean {
  if (deployed === null || unfinished) return true;
  const now = resourceDigests(resources.filter(({ kind }) => kind === 'account'));
  return Object.entries(now).some(([address, digest]) => deployed.resources[address] !== digest);
}

/**
 * Baselines may stay behind, those of suspended accounts do; an account or a network may not be lost sight of. A run that came
 * to no end may have made them without saying so in its outputs.
 */
async function forgotten(
  stack: string,
  { engine, states }: Pick<StackDeploymentOptions, 'engine' | 'states'>,
): Promise<string[]> {
  const [account, region] = [vendedAccount(stack), deployedRegion(stack)];
  try {
    const holds = async (kind: string): Promise<boolean> =>
      (await engine.held(stack)).some(({ type }) => type.startsWith(kind));
    if (account !== null && ((await states.accountId(stack)) !== null || (await holds(ACCOUNT_TYPE))))
      return [
        `account \`${account}\` is deployed but no longer in the estate: an account is never deleted with its file, give it \`state: suspended\` instead`,
      ];
    const has = async (): Promise<boolean> =>
      Object.keys((await states.deployed(stack))?.resources ?? {}).length > 0 || (await holds('aws:'));
    if (region !== null && (await has()))
      return [
        `the network of \`${region}\` is deployed, but the address lock no longer knows the region: restore its part of \`addresses.lock.yaml\`, and what no account uses goes with the next \`up\``,
      ];
    return [];
  } catch (error) {
    if (error instanceof StateUnreadableError) return [error.message];
    throw error;
  }
}
