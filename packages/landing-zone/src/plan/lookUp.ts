// What is looked up in a landing zone by name: derived from it alone, so kept beside it rather than in it.
import type { Account, Estate } from '@microaccounts/config';
import { targetAddress, type ScpPlan, type ScpTarget } from '@microaccounts/scp';

/** A target and the names of its SCPs, AWS's own `FullAWSAccess` not among them. */
export interface Bound {
  readonly target: ScpTarget;
  readonly policies: readonly string[];
}

const accounts = new WeakMap<Estate, ReadonlyMap<string, Account>>();
const targets = new WeakMap<ScpPlan, ReadonlyMap<string, Bound>>();

/** The accounts of an estate by their keys. */
export function accountsByKey(estate: Estate): ReadonlyMap<string, Account> {
  const known = accounts.get(estate);
  if (known !== undefined) return known;
  const made = new Map<string, Account>();
  for (const account of estate.accounts) made.set(account.key, account);
  accounts.set(estate, made);
  return made;
}

/** What SCPs are attached to, in the order of the plan, by the address of the target. */
export function boundTargets(scps: ScpPlan): ReadonlyMap<string, Bound> {
  const known = targets.get(scps);
  if (known !== undefined) return known;
  const made = new Map<string, { readonly target: ScpTarget; readonly policies: string[] }>();
  for (const { target, policy } of scps.attachments) {
    const address = targetAddress(target);
    const bound = made.get(address);
    if (bound === undefined) made.set(address, { target, policies: [policy] });
    else bound.policies.push(policy);
  }
  targets.set(scps, made);
  return made;
}
