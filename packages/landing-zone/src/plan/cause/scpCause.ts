// Why SCPs and their attachments change: services, regions, guardrails, and who is exempt.
import type { Place } from '@microaccounts/config';
import { MANAGEMENT } from '@microaccounts/resources';
import { entryOrigin, lifeCause } from './accountCause';
import {
  because,
  differs,
  first,
  ifDiffers,
  lacking,
  type Cause,
  type Comparison,
  type Side,
  type Unexplained,
} from './comparison';

/** Why an attachment to the root, an organizational unit or an account changes. */
export function attachmentCause(change: Unexplained, compared: Comparison): Cause | null {
  const { account } = change;
  const side = change.action === 'delete' ? compared.base : compared.head;
  if (side === null) return null;
  if (account === MANAGEMENT) return unitCause(change, compared, side);
  return first(
    () => lifeCause(compared, account),
    () => ownScpCause(change, compared, side),
  );
}

/** Why a document comes or goes for another reason than its attachments: its description says something else. */
export function descriptionCause(change: Unexplained, compared: Comparison): Cause | null {
  const policy = policyOf(change);
  const { scps, estate } = compared.head;
  const guardrail = Object.keys(estate.guardrails).find((name) => scps.guardrail(name)?.name === policy);
  return guardrail === undefined ? null : because(compared, 'guardrail-changed', { guardrail, path: ['description'] });
}

/** The name of the SCP that an attachment, or a document, is of. */
export function policyOf({ address }: Pick<Unexplained, 'address'>): string {
  return address.slice(address.lastIndexOf('/') + 1);
}

function ownScpCause(change: Unexplained, compared: Comparison, side: Side): Cause | null {
  const account = side.accounts.get(change.account);
  if (account === undefined) return null;
  const policy = policyOf(change);
  const guardrail = account.guardrails.find((name) => side.scps.guardrail(name)?.name === policy);
  if (guardrail !== undefined) return guardrailCause(guardrail, change, compared, listsOf(change.account, compared));
  if (side.scps.serviceBoundary(account).name === policy)
    return first(
      () => listCause(change, compared, 'services'),
      () => exemptionCause(compared),
    );
  return first(
    () => listCause(change, compared, 'regions'),
    () =>
      ifDiffers(compared, ({ regions }) => regions.globalServicesRegion, 'global-services-region-changed', {
        landingZone: ['regions', 'globalServicesRegion'],
      }),
    () => exemptionCause(compared),
  );
}

/** What is attached says what was gained; what is detached, what was lost. */
function listCause(
  { account: key, action }: Unexplained,
  compared: Comparison,
  list: 'services' | 'regions',
): Cause | null {
  const after = compared.head.accounts.get(key)?.[list] ?? [];
  const before = compared.base?.accounts.get(key)?.[list] ?? [];
  const noun = list === 'services' ? 'service' : 'region';
  const cause = (verb: 'added' | 'removed', [entry]: readonly string[]): Cause | null =>
    entry === undefined
      ? null
      : { reason: `${noun}-${verb}`, origin: entryOrigin(compared, key, list, entry), subject: entry };
  const causes = [() => cause('added', lacking(after, before)), () => cause('removed', lacking(before, after))];
  return first(...(action === 'delete' ? causes.reverse() : causes));
}

/** That other principals are exempt from what an SCP denies. */
export function exemptionCause(compared: Comparison): Cause | null {
  return first(
    () =>
      ifDiffers(compared, ({ exemptPrincipals }) => exemptPrincipals, 'exempt-principals-changed', {
        landingZone: ['exemptPrincipals'],
      }),
    () =>
      ifDiffers(compared, ({ organization, coreAccounts }) => [organization, coreAccounts], 'organization-changed', {
        landingZone: ['organization'],
      }),
  );
}

interface Lists {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Where the list is written, and the entry in it. */
  readonly at: (guardrail: string) => Cause['origin'];
}

function guardrailCause(guardrail: string, { action }: Unexplained, compared: Comparison, lists: Lists): Cause | null {
  const { before, after, at } = lists;
  if (action !== 'delete' && !before.includes(guardrail))
    return { reason: 'guardrail-added', origin: at(guardrail), subject: guardrail };
  if (action === 'delete' && !after.includes(guardrail))
    return { reason: 'guardrail-removed', origin: at(guardrail), subject: guardrail };
  const text = (side: Side | null): unknown => side?.estate.guardrails[guardrail]?.statements;
  return differs(text(compared.base), text(compared.head))
    ? { ...because(compared, 'guardrail-changed', { guardrail, path: ['statements'] }), subject: guardrail }
    : exemptionCause(compared);
}

function listsOf(key: string, compared: Comparison): Lists {
  return {
    before: compared.base?.accounts.get(key)?.guardrails ?? [],
    after: compared.head.accounts.get(key)?.guardrails ?? [],
    at: (guardrail) => entryOrigin(compared, key, 'guardrails', guardrail),
  };
}

function unitCause(change: Unexplained, compared: Comparison, side: Side): Cause | null {
  const path = /^organizational-unit\/(.*)\/scp\//.exec(change.address)?.[1] ?? null;
  const namesIn = ({ estate }: Side): readonly string[] | undefined =>
    path === null
      ? estate.organization.guardrails
      : estate.organizationalUnits.find((unit) => unit.path === path)?.guardrails;
  const [before, after] = [compared.base === null ? undefined : namesIn(compared.base), namesIn(compared.head)];
  if (path !== null && before === undefined)
    return because(compared, 'organizational-unit-added', { landingZone: unitPath(path) });
  if (path !== null && after === undefined)
    return because(compared, 'organizational-unit-removed', { landingZone: ['organizationalUnits'] });

  const policy = policyOf(change);
  const guardrail = namesIn(side)?.find((name) => side.scps.guardrail(name)?.name === policy);
  const place: Place = {
    landingZone: path === null ? ['organization', 'guardrails'] : [...unitPath(path), 'guardrails'],
  };
  return guardrail === undefined
    ? null
    : guardrailCause(guardrail, change, compared, {
        before: before ?? [],
        after: after ?? [],
        at: () => compared.locate(place),
      });
}

/** The keys of `landing-zone.yaml` under which a unit is. */
export function unitPath(path: string): string[] {
  return ['organizationalUnits', ...path.split('/').join('/children/').split('/')];
}
