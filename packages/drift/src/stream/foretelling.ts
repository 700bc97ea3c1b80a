// What is known of other accounts' IAM without reading it: ARNs that follow from the files.
import type { LandingZoneResource, Reference } from '@microaccounts/resources';
import { reference } from '@microaccounts/resources';
import type { PartedExpectation } from '../expectation';
import { foretoldArn } from '../identify/foretoldArn';
import type { Ids, Known } from '../identify/registry';

const IAM_ARN = /^arn:aws:iam::(\d{12}):/;
/** Accounts whose ARNs are kept: those that others trust are few, and are asked for again and again. */
const KEPT = 32;

/**
 * All that `known` tells, and the roles, policies and identity providers that the files want in accounts of the landing zone:
 * accounts are read one by one, and may name each other's.
 */
export class Foretelling implements Known {
  /** By account: of each ARN the address. */
  private readonly accounts = new Map<string, Map<string, string>>();

  constructor(
    private readonly known: Known,
    private readonly baseline: PartedExpectation['baseline'],
  ) {}

  idsAt(address: string): Ids | undefined {
    return this.known.idsAt(address);
  }

  referenceTo(id: string): Reference | undefined {
    const found = this.known.referenceTo(id);
    if (found !== undefined) return found;
    const accountId = IAM_ARN.exec(id)?.[1];
    const account = accountId === undefined ? undefined : this.known.referenceTo(accountId)?.ref;
    if (accountId === undefined || account?.startsWith('account/') !== true) return undefined;
    const address = this.arnsOf(account.slice('account/'.length), accountId).get(id);
    return address === undefined ? undefined : reference(address, 'arn');
  }

  private arnsOf(account: string, accountId: string): Map<string, string> {
    const kept = this.accounts.get(account);
    if (kept !== undefined) return kept;
    const arns = new Map(
      this.baseline(account).flatMap((resource: LandingZoneResource): [string, string][] => {
        const arn = foretoldArn(resource, accountId);
        return arn === undefined ? [] : [[arn, resource.address]];
      }),
    );
    const oldest = this.accounts.keys().next();
    if (this.accounts.size >= KEPT && oldest.done !== true) this.accounts.delete(oldest.value);
    this.accounts.set(account, arns);
    return arns;
  }
}
