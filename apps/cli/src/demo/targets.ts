// What the demo tampers with: chosen from the landing zone by what it has, so that it works on any estate.
import type { Estate } from '@microaccounts/config';
import type { Kind, LandingZoneResource, OfKind } from '@microaccounts/resources';
import { UserError } from '../exit';

export interface Targets {
  /** An SCP attachment of one account … */
  readonly attachment: OfKind<'scp-attachment'>;
  /** … a role in another, one that people assume if there is any … */
  readonly role: OfKind<'role'>;
  /** … and the part of a third in a subnet share. */
  readonly association: OfKind<'principal-association'>;
}

/**
 * Three resources, as far as possible of three micro-accounts and none of a core account.
 * @throws UserError if the estate has no such resources.
 */
export function chooseTargets(estate: Estate, all: readonly LandingZoneResource[]): Targets {
  const core = new Set<string>(Object.values(estate.coreAccounts));
  const active = new Set(
    estate.accounts.filter(({ state, key }) => state === 'active' && !core.has(key)).map(({ key }) => key),
  );
  const taken = new Set<string>();

  const choose = <K extends Kind>(
    kind: K,
    fits: (resource: OfKind<K>) => boolean,
    isBetter: (resource: OfKind<K>) => boolean = fits,
  ): OfKind<K> => {
    const fitting = all
      .filter((resource): resource is OfKind<K> => resource.kind === kind && active.has(resource.account))
      .filter(fits);
    const better = fitting.filter(isBetter);
    const candidates = better.length > 0 ? better : fitting;
    const chosen = candidates.find(({ account }) => !taken.has(account)) ?? candidates[0];
    if (chosen === undefined)
      throw new UserError(`the demo needs an active account with a resource of kind \`${kind}\``);
    taken.add(chosen.account);
    return chosen;
  };

  return {
    attachment: choose('scp-attachment', ({ account, properties }) => properties.target.ref === `account/${account}`),
    role: choose(
      'role',
      () => true,
      ({ properties }) => properties.name === 'Developer',
    ),
    association: choose('principal-association', ({ properties }) => typeof properties.principal !== 'string'),
  };
}
