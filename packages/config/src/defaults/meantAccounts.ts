// The meant accounts of several estates: one that is written the same, amid the same, is made once.
import type { Account } from '../estate';
import type { WrittenAccount } from '../written/account';
import type { AccountEntry } from '../written/accountEntry';
import type { WrittenEstate } from '../written/estate';
import { meantAccount } from './account';
import type { Surroundings } from './surroundings';

/** What the meant account follows from beside what is written of it, but for the keys of other accounts. */
type Amid = Pick<WrittenEstate, 'landingZone'> & { readonly guardrails: string };

export class MeantAccounts {
  private amid: Amid | null = null;
  private keys = '';
  private readonly made = new Map<AccountEntry, Account | null>();

  /** The accounts of an estate, those that it places. */
  of(estate: WrittenEstate, around: Surroundings): Account[] {
    const { landingZone, known } = estate;
    const amid = { landingZone, guardrails: [...known.guardrails].sort().join() };
    if (this.amid?.landingZone !== landingZone || this.amid.guardrails !== amid.guardrails) this.made.clear();
    const keys = [...known.accounts.keys()].sort().join();
    if (keys !== this.keys)
      for (const entry of this.made.keys()) if (namesOthers(entry.settings)) this.made.delete(entry);
    [this.amid, this.keys] = [amid, keys];
    return [...known.accounts.values()].flatMap((entry) => {
      const before = this.made.get(entry);
      const account = before === undefined ? meantAccount(entry, estate, around) : before;
      this.made.set(entry, account);
      return account ?? [];
    });
  }
}

/** Whether other accounts are named, so that it matters which there are. */
function namesOthers({ trustedAccounts }: WrittenAccount): boolean {
  return trustedAccounts !== undefined;
}
