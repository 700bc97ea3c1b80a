// Judges each part of AWS as soon as it is read, and lets go of it: only findings and counts remain.
import { references, type Kind, type LandingZoneResource, type Resource } from '@microaccounts/resources';
import { parted, type ExpectedAccount, type Expectation, type PartedExpectation } from '../expectation';
import { identify, type Identified, type Owners } from '../identify/identify';
import type { Ids, Known } from '../identify/registry';
import { closedIn, withoutLeftovers } from '../observe/leftovers';
import type { AccountsRead, Gap, PartName, ReadPart, Receiver } from '../observe/parts';
import { covers } from '../observe/readings';
import type { Deployment } from '../report/deployment';
import { judge } from '../report/judge';
import type { DriftFinding, DriftReport } from '../report/report';
import { countsInside, isInScope, mayBeInScope, tierOf, type DriftScope } from '../scope/scope';
import { Foretelling } from './foretelling';
import { RunningReport } from './runningReport';

/** What is known once the accounts are listed. */
interface Listed extends AccountsRead {
  readonly owners: Owners;
  readonly ids: ReadonlyMap<string, Ids>;
  readonly known: Known;
  readonly closed: ReadonlySet<string>;
  /** Addresses of accounts that nobody declares. */
  readonly strangers: ReadonlySet<string>;
}

/** Of one part: what was expected and found in scope, and what could not be read of it. */
interface Seen {
  readonly expected: readonly LandingZoneResource[];
  readonly found: readonly Resource[];
  readonly ids: ReadonlyMap<string, Ids>;
  readonly unchecked: ReadonlyMap<string, string>;
  readonly candidates: ReadonlyMap<string, string>;
}

export class PartJudge implements Receiver {
  private readonly running = new RunningReport();
  private readonly expectation: PartedExpectation;
  private readonly byKey: ReadonlyMap<string, ExpectedAccount>;
  private listed: Listed | undefined;
  /** What networks are called, each over what was known before. */
  private networks: Known | undefined;
  private foretelling: Foretelling | undefined;
  /** Of what findings name, by address. */
  private readonly named = new Map<string, Ids>();
  /** What could not be read of networks, by address: accounts may refer to it. */
  private readonly unread = new Map<string, string>();

  constructor(
    expectation: Expectation | PartedExpectation,
    private readonly scope: DriftScope,
    private readonly deployment: Deployment,
  ) {
    this.expectation = parted(expectation);
    this.byKey = new Map(this.expectation.accounts.map((account) => [account.key, account]));
  }

  report(calls: number): DriftReport {
    return this.running.report(this.scope, calls);
  }

  /** AWS's ids of what was seen at an address that a finding is about or names; of accounts and networks of any. */
  idsOf(address: string): Ids | undefined {
    return this.named.get(address) ?? this.listed?.ids.get(address) ?? this.networks?.idsAt(address);
  }

  accounts(read: AccountsRead): (key: string) => string | undefined {
    const { managementAccountId, networkAccount } = this.expectation;
    const owners = { managementAccountId, root: read.root.id, networkAccount };
    const { ids, known, resources } = identify(read.accounts, this.declaredAccounts(), owners);
    const strangers = resources.filter(({ account }) => !this.byKey.has(account)).map(({ address }) => address);
    this.listed = { ...read, owners, ids, known, closed: closedIn(read.accounts), strangers: new Set(strangers) };
    this.networks = known;
    return (key) => ids.get(`account/${key}`)?.['id'];
  }

  part({ name, observed, gaps }: ReadPart): void {
    const listed = this.listed;
    if (listed === undefined) throw new TypeError('a part was read before the accounts');
    switch (name.tier) {
      case 'organization': {
        const expected = this.expectation.organization();
        this.judge(name, expected, identify([...listed.accounts, ...observed], expected, listed.owners), gaps);
        return;
      }
      case 'network': {
        const expected = this.expectation.network(name.region);
        const identified = identify(observed, expected, listed.owners, this.networks);
        this.networks = identified.known;
        this.judge(name, expected, identified, gaps);
        return;
      }
      case 'accounts': {
        this.foretelling ??= new Foretelling(this.networks ?? listed.known, (key) => this.expectation.baseline(key));
        const expected = this.expectation.baseline(name.account);
        this.judge(name, expected, identify(observed, expected, listed.owners, this.foretelling), gaps);
        return;
      }
    }
  }

  blind(reason: string): void {
    const { accounts, regions } = this.expectation;
    this.unreadable(this.expectation.organization(), reason);
    for (const region of regions) this.unreadable(this.expectation.network(region), reason);
    for (const { key } of accounts) this.unreadable(this.expectation.baseline(key), reason);
  }

  private unreadable(resources: readonly LandingZoneResource[], reason: string): void {
    const expected = this.inScope(resources);
    const unchecked = new Map(expected.map(({ address }) => [address, reason]));
    this.running.add(this.judged({ expected, found: [], ids: new Map(), unchecked, candidates: new Map() }, []), false);
  }

  private judge(
    name: PartName,
    all: readonly LandingZoneResource[],
    { resources, ids, candidates }: Pick<Identified, 'resources' | 'ids' | 'candidates'>,
    gaps: readonly Gap[],
  ): void {
    const { networkAccount } = this.expectation;
    const gapAround = (one: Pick<Resource, 'kind' | 'account' | 'region'>): string | undefined =>
      gaps.find(({ scope }) => covers(scope, one, networkAccount))?.reason;
    const unchecked = new Map<string, string>();
    if (gaps.length > 0)
      for (const resource of all) {
        const reason = gapAround(resource);
        if (reason !== undefined) unchecked.set(resource.address, reason);
      }
    if (name.tier === 'network') for (const [address, reason] of unchecked) this.unread.set(address, reason);
    const seen = resources.filter((one) => gapAround(one) === undefined);
    const found =
      name.tier === 'accounts'
        ? seen
        : withoutLeftovers(seen, { ...this.expectation, resources: all }, this.listed?.closed ?? new Set());
    const expected = this.inScope(all);
    this.noteAccounts(name, expected, ids, unchecked);
    this.running.add(unseen(gaps.flatMap((gap) => this.blindSpots(gap, expected))), false);
    this.judgeSeen(name, { expected, found: this.inScope(found), ids, unchecked, candidates });
  }

  /** What of a gap holds nothing that is expected: what nobody declares may be there all the same, and is not seen. */
  private blindSpots({ scope, reason }: Gap, expected: readonly LandingZoneResource[]): DriftFinding[] {
    const { networkAccount } = this.expectation;
    const { owner, region } = scope;
    return scope.kinds.flatMap((kind): DriftFinding[] => {
      const isSaid = expected.some((one) => one.kind === kind && covers(scope, one, networkAccount));
      if (isSaid || !mayBeInScope(this.scope, { kind, owner })) return [];
      const about = { kind, address: placeAddress(kind, owner, region), account: owner, region, property: null };
      return [{ status: 'unchecked', ...about, expected: null, actual: reason, security: false }];
    });
  }

  private judgeSeen(name: PartName, seen: Seen): void {
    const accounts = name.tier === 'organization' ? this.expectation.accounts : [];
    if (name.tier === 'accounts' && this.isGone(name.account) && !this.scope.tiers.includes('organization')) {
      // Where the account is compared, it is missing with all that is in it.
      return this.unreadable(seen.expected, `AWS has no account \`${name.account}\` in the organization`);
    }
    const report = this.judged({ ...seen, unchecked: this.withUnreadElsewhere(seen) }, accounts);
    const isRead = !seen.expected.some(({ address }) => seen.unchecked.has(address));
    const findings =
      name.tier === 'organization' ? report.findings : report.findings.filter((one) => !this.isInside(one));
    for (const finding of findings) this.keepIds(finding, seen.ids);
    this.running.add({ ...report, findings }, isRead);
  }

  /** Whoever asks who did it, or how to remove it, needs them when the part is long forgotten. */
  private keepIds({ address, expected, actual }: DriftFinding, ids: ReadonlyMap<string, Ids>): void {
    const refs = [expected, actual].flatMap((value) => references(value).map(({ ref }) => ref));
    for (const one of [address, ...refs]) {
      const known = ids.get(one);
      if (known !== undefined) this.named.set(one, known);
    }
  }

  private judged(seen: Seen, accounts: readonly ExpectedAccount[]): DriftReport {
    const { expected, found, ids, unchecked, candidates } = seen;
    const expectation = { ...this.expectation, accounts, resources: expected };
    const observation = { resources: found, ids, unchecked, candidates, calls: 0 };
    return judge(expectation, observation, this.deployment);
  }

  private inScope<R extends { readonly kind: string; readonly account: string }>(resources: readonly R[]): R[] {
    return resources.filter((resource) => isInScope(this.scope, resource));
  }

  private isGone(key: string): boolean {
    return this.listed?.ids.has(`account/${key}`) !== true;
  }

  /** Whether a finding is of something inside of an account that is itself missing, or that nobody declares. */
  private isInside({ address, property, expected, actual }: DriftFinding): boolean {
    if (property !== null || !this.scope.tiers.includes('organization')) return false;
    const [kind, key = '', inside] = address.split('/');
    if (kind !== 'account' || inside === undefined) return false;
    if (actual === null) return this.byKey.has(key) && this.isGone(key);
    return expected === null && this.listed?.strangers.has(`account/${key}`) === true;
  }

  /** With what of the networks could not be read and these resources refer to. */
  private withUnreadElsewhere({ expected, unchecked }: Seen): ReadonlyMap<string, string> {
    if (this.unread.size === 0) return unchecked;
    const all = new Map(unchecked);
    for (const { properties } of expected)
      for (const { ref } of references(properties)) {
        const reason = this.unread.get(ref);
        if (reason !== undefined && !all.has(ref)) all.set(ref, reason);
      }
    return all;
  }

  private noteAccounts(
    name: PartName,
    expected: readonly LandingZoneResource[],
    ids: ReadonlyMap<string, Ids>,
    unchecked: ReadonlyMap<string, string>,
  ): void {
    const isInside = countsInside(this.scope);
    if (name.tier === 'accounts' && isInside) this.running.lookedAt(name.account);
    if (name.tier !== 'organization') return;
    for (const { kind, address, account } of expected) {
      if (kind !== 'account' || unchecked.has(address)) continue;
      const state = this.byKey.get(account)?.state;
      if (isInside && state === 'active') continue;
      // AWS forgets a closed account one day: that it is gone is as it should be, and nothing was looked at.
      if (state !== 'closed' || ids.has(address)) this.running.lookedAt(account);
    }
  }

  private declaredAccounts(): LandingZoneResource[] {
    return this.expectation.organization().filter(({ kind }) => kind === 'account');
  }
}

/** Where things of a kind are, whichever they are. */
function placeAddress(kind: Kind, owner: string, region: string | null): string {
  const tier = tierOf(kind);
  if (tier === 'organization') return kind;
  if (tier === 'network') return `network/${region}/${kind}`;
  return region === null ? `account/${owner}/${kind}` : `account/${owner}/${region}/${kind}`;
}

/** Of places that no gap lets see; of those in several gaps the first reason is told. */
function unseen(all: readonly DriftFinding[]): DriftReport {
  const findings = all.filter(({ address }, index) => all.findIndex((one) => one.address === address) === index);
  const checked = { accounts: 0, resources: 0, calls: 0 };
  return { formatVersion: 1, complete: findings.length === 0, checked, findings };
}
