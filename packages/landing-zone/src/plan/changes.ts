// The difference between two commits of an estate: what a merge would do.
import type { Diagnostic, Estate, Finding } from '@microaccounts/config';
import type { LandingZoneResource, Value } from '@microaccounts/resources';
import { compare, type Difference } from '../compare';
import { approvals } from './approvals';
import { broadening } from './broadening';
import { causes } from './cause/cause';
import { comparison, type Cause, type Unexplained, type Written } from './cause/comparison';
import type { CheckedEstate } from './check';
import type { Action, Change, PlanDocument } from './document';
import { acceptedFrom } from './driftExceptions';
import { estimate } from './estimate';
import { isActive, type LandingZone } from './landingZone';
import { quotaFindings, quotas } from './quotas';
import { replaces } from './replacement';
import { stackResources } from './resources';
import { baselineStack } from './stacks';
import { slotFindings } from './slots';
import { unchangedStacks } from './unchanged';

export interface PlanInput {
  /** The estate at the base commit. One without accounts and without errors of its own may be empty. */
  readonly base: CheckedEstate;
  readonly head: CheckedEstate;
  readonly baseName: string;
  readonly headName: string;
  /** Who has to approve a change of a file of the estate; nobody, unless given. */
  readonly ownersOf?: (file: string) => readonly string[];
}

/**
 * Compares two estates. With errors in the head nothing is compared, and the document holds the diagnostics alone; unless
 * all that is wrong is that it wants more than AWS allows, which the comparison shows.
 */
export function planChanges({ base, head, baseName, headName, ownersOf = () => [] }: PlanInput): PlanDocument {
  const heading = { formatVersion: 1, base: baseName, head: headName } as const;
  const before = base.landingZone ?? base.unlocked ?? base.excessive;
  const after = head.landingZone ?? head.excessive;
  if (after === null)
    return {
      ...heading,
      applicable: false,
      changes: [],
      stacks: [],
      quotas: [],
      approvals: [],
      approvers: [],
      estimate: estimate([], []),
      diagnostics: head.diagnostics,
    };

  const changes = changesBetween(before, after, head);
  const touched = new Set(changes.map(({ stack }) => stack));
  const declared = new Set(after.stacks.map(({ name }) => name));
  const stacks = [
    ...after.stacks.map(({ name }) => name).filter((name) => touched.has(name)),
    ...[...touched].filter((name) => !declared.has(name)),
  ];
  const needed = approvals(changes, base, head, ownersOf);
  const used = quotas(before, after);
  const located = (findings: readonly Finding[]): Diagnostic[] =>
    findings.map(({ place, ...finding }) => ({ ...finding, ...head.locate(place) }));
  const found = [
    ...changes.filter(isForbidden).map((change) => refused(change, head)),
    ...movedAddresses(changes),
    ...movedNetworks(before, after, head),
    ...located(slotFindings(before, after)),
    ...located(quotaFindings(used, head)),
    ...acceptedFrom(base, head),
    ...abandoned(before, after).map((account) => staying(account, head)),
  ];
  return {
    ...heading,
    applicable: head.landingZone !== null && found.every(({ severity }) => severity !== 'error'),
    changes,
    stacks,
    quotas: used,
    approvals: needed,
    approvers: [...new Set(needed.flatMap(({ approvers }) => approvers))].sort(),
    estimate: estimate(changes, stacks),
    diagnostics: [...head.diagnostics, ...found],
  };
}

function isForbidden({ kind, action }: Change): boolean {
  return kind === 'account' && (action === 'delete' || action === 'replace');
}

function text(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** An error for each VPC and subnet that would get another block; once for a VPC and all that is in it. */
function movedAddresses(changes: readonly Change[]): Diagnostic[] {
  const moved = changes.filter(
    ({ kind, before, after }) =>
      (kind === 'vpc' || kind === 'subnet') &&
      before?.['cidr'] !== undefined &&
      after?.['cidr'] !== undefined &&
      before['cidr'] !== after['cidr'],
  );
  const vpcs = moved.filter(({ kind }) => kind === 'vpc').map(({ address }) => `${address}/`);
  return moved
    .filter(({ address }) => !vpcs.some((vpc) => address.startsWith(vpc)))
    .map(({ address, before, after, origin }) => ({
      code: 'plan/address-moved',
      severity: 'error',
      ...origin,
      message: `\`${address}\` would move from ${text(before?.['cidr'])} to ${text(after?.['cidr'])}`,
      help: 'a block once given never moves: restore it in `addresses.lock.yaml`, from the commit that is compared with',
    }));
}

/** An error if what accounts share would be in another account from now on: it would be made anew there. */
function movedNetworks(before: LandingZone | null, after: LandingZone, head: CheckedEstate): Diagnostic[] {
  const [from, to] = [before?.estate.coreAccounts.network, after.estate.coreAccounts.network];
  if (before === null || from === undefined || from === to) return [];
  const networks = before.stacks.filter(({ kind }) => kind === 'network');
  if (networks.every(({ name }) => stackResources(before, name).length === 0)) return [];
  return [
    {
      code: 'plan/network-account-changed',
      severity: 'error',
      ...head.locate({ landingZone: ['coreAccounts', 'network'] }),
      message: `the networks would move from account \`${from}\` to \`${to}\``,
      help: 'AWS moves no network to another account: leave the one that has them',
    },
  ];
}

/**
 * Every change between two landing zones; without a base everything is new. `written` tells where the head is written.
 */
export function changesBetween(base: LandingZone | null, head: LandingZone, written: Written): Change[] {
  const same = base === null ? new Set<string>() : unchangedStacks(base, head);
  return explained(base, head, written, base === null ? [] : resourcesBut(same, base), resourcesBut(same, head));
}

/** The changes between what two landing zones hold, all of it or at least all in which they differ. */
function explained(
  base: LandingZone | null,
  head: LandingZone,
  written: Written,
  old: readonly LandingZoneResource[],
  recent: readonly LandingZoneResource[],
): Change[] {
  const before = new Map(old.map((resource) => [resource.address, resource]));
  const after = new Map(recent.map((resource) => [resource.address, resource]));
  const kept = leftInPlace(head.estate);
  const byAddress = new Map<string, Difference[]>();
  for (const difference of compare(recent, old)) {
    const list = byAddress.get(difference.address);
    if (list === undefined) byAddress.set(difference.address, [difference]);
    else list.push(difference);
  }
  const unexplained = [...byAddress].flatMap(([address, differences]) => {
    const [from, to] = [before.get(address), after.get(address)];
    const resource = to ?? from;
    if (resource === undefined || (to === undefined && kept.has(resource.stack))) return [];
    return [change(resource, from, to, differences)];
  });
  const why = causes(unexplained, comparison(base, head, written));
  const widens = broadening(base?.estate ?? null, head.estate);
  return unexplained.map((each, index) => {
    const { reason, subject = null, origin } = why[index] as Cause;
    return { ...each, reason, subject, origin, broadens: widens(each) };
  });
}

function resourcesBut(stacks: ReadonlySet<string>, landingZone: LandingZone): LandingZoneResource[] {
  return landingZone.stacks.flatMap(({ name }) => (stacks.has(name) ? [] : stackResources(landingZone, name)));
}

function change(
  resource: LandingZoneResource,
  from: LandingZoneResource | undefined,
  to: LandingZoneResource | undefined,
  differences: readonly Difference[],
): Unexplained {
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
  return { action, kind, address, account, region, stack, before: part(from), after: part(to) };
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
