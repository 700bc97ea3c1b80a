// The difference between two commits of an estate: what a merge would do.
import type { Diagnostic, Estate } from '@microaccounts/config';
import type { LandingZoneResource, Value } from '@microaccounts/resources';
import { compare, type Difference } from '../compare';
import { broadens } from './broadening';
import type { CheckedEstate } from './check';
import type { Action, Change, PlanDocument } from './document';
import { isActive, type LandingZone } from './landingZone';
import { quotas } from './quotas';
import { replaces } from './replacement';
import { resources } from './resources';
import { baselineStack } from './stacks';
import { slotFindings } from './slots';

export interface PlanInput {
  /** The estate at the base commit. One without accounts and without errors of its own may be empty. */
  readonly base: CheckedEstate;
  readonly head: CheckedEstate;
  readonly baseName: string;
  readonly headName: string;
}

/** Compares two estates. With errors in the head nothing is compared: the document holds the diagnostics alone. */
export function planChanges({ base, head, baseName, headName }: PlanInput): PlanDocument {
  const heading = { formatVersion: 1, base: baseName, head: headName } as const;
  const before = base.landingZone ?? base.unlocked;
  const after = head.landingZone;
  if (after === null)
    return { ...heading, applicable: false, changes: [], stacks: [], quotas: [], diagnostics: head.diagnostics };

  const changes = changesBetween(before, after);
  const forbidden = changes.filter(
    ({ kind, action }) => kind === 'account' && (action === 'delete' || action === 'replace'),
  );
  const crowded = slotFindings(before, after).map(({ place, ...finding }) => ({ ...finding, ...head.locate(place) }));
  const touched = new Set(changes.map(({ stack }) => stack));
  return {
    ...heading,
    applicable: forbidden.length === 0 && crowded.length === 0,
    changes,
    stacks: [
      ...after.stacks.map(({ name }) => name).filter((name) => touched.has(name)),
      ...[...touched].filter((name) => after.stacks.every((stack) => stack.name !== name)),
    ],
    quotas: quotas(before, after),
    diagnostics: [
      ...head.diagnostics,
      ...forbidden.map((change) => refused(change, head)),
      ...crowded,
      ...abandoned(before, after).map((account) => staying(account, head)),
    ],
  };
}

/** Every change between two landing zones; without a base everything is new. */
export function changesBetween(base: LandingZone | null, head: LandingZone): Change[] {
  const before = new Map((base === null ? [] : resources(base)).map((resource) => [resource.address, resource]));
  const after = new Map(resources(head).map((resource) => [resource.address, resource]));
  const kept = leftInPlace(head.estate);
  const byAddress = new Map<string, Difference[]>();
  for (const difference of compare([...after.values()], [...before.values()])) {
    const list = byAddress.get(difference.address);
    if (list === undefined) byAddress.set(difference.address, [difference]);
    else list.push(difference);
  }
  return [...byAddress].flatMap(([address, differences]) => {
    const [from, to] = [before.get(address), after.get(address)];
    const resource = to ?? from;
    if (resource === undefined || (to === undefined && kept.has(resource.stack))) return [];
    const unjudged = change(resource, from, to, differences);
    return [{ ...unjudged, broadens: broadens(unjudged, base?.estate ?? null, head.estate) }];
  });
}

function change(
  resource: LandingZoneResource,
  from: LandingZoneResource | undefined,
  to: LandingZoneResource | undefined,
  differences: readonly Difference[],
): Omit<Change, 'broadens'> {
  const { kind, address, account, region, stack } = resource;
  const changed = differences.flatMap(({ property }) => (property === undefined ? [] : [property]));
  const action: Action =
    from === undefined
      ? 'create'
      : to === undefined
        ? 'delete'
        : changed.some((name) => replaces(kind, name))
          ? 'replace'
          : 'update';
  const part = (of: LandingZoneResource | undefined): { readonly [property: string]: Value } | null => {
    if (of === undefined) return null;
    const all: { readonly [property: string]: Value } = of.properties;
    return action === 'update' ? Object.fromEntries(changed.map((name) => [name, all[name] ?? null])) : all;
  };
  return {
    action,
    kind,
    address,
    account,
    region,
    stack,
    before: part(from),
    after: part(to),
    reason: reasonOf(kind, action, changed),
  };
}

function reasonOf(kind: Change['kind'], action: Action, changed: readonly string[]): string {
  if (kind === 'account' && changed.includes('parent')) return 'account-moved';
  if (kind === 'account' && changed.includes('name')) return 'account-renamed';
  const verbs = { create: 'added', delete: 'removed', update: 'changed', replace: 'replaced' } as const;
  return `${kind}-${verbs[action]}`;
}

/** Stacks that the files no longer name but that stay as they are: the baselines of accounts that are suspended or closed. */
function leftInPlace({ accounts }: Estate): Set<string> {
  return new Set(accounts.filter((account) => !isActive(account)).map(({ key }) => baselineStack(key)));
}

/** Keys of the accounts whose baseline is left in place from now on. */
function abandoned(before: LandingZone | null, after: LandingZone): string[] {
  const had = new Set(before?.stacks.map(({ name }) => name));
  const left = leftInPlace(after.estate);
  return after.estate.accounts.flatMap(({ key }) => {
    const baseline = baselineStack(key);
    return had.has(baseline) && left.has(baseline) ? [key] : [];
  });
}

function staying(account: string, head: CheckedEstate): Diagnostic {
  return {
    code: 'plan/baseline-stays',
    severity: 'warning',
    ...head.locate({ account, path: ['state'] }),
    message: `the roles, the network and whatever else the baseline gave account \`${account}\` stay in it`,
    help: 'nothing of it is changed or watched until the account is active again; the guardrails of its new organizational unit bind it',
  };
}

function refused({ account, action }: Change, head: CheckedEstate): Diagnostic {
  const place = action === 'delete' ? { landingZone: [] } : { account, path: ['email'] };
  return {
    code: `plan/account-${action}`,
    severity: 'error',
    ...head.locate(place),
    message:
      action === 'delete'
        ? `account \`${account}\` is gone from the files`
        : `account \`${account}\` would be replaced`,
    help: 'an account is never deleted or replaced: keep its file, with `state: suspended` if it is no longer used',
  };
}
