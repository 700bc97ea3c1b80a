// Which calls a run will make, from the files alone, and how long AWS's rates make it take.
import type { Kind, LandingZoneResource } from '@microaccounts/resources';
import { rateOf, secondsOf } from '@microaccounts/resources/observe';
import type { ExpectedAccount, PartedExpectation } from '../expectation';
import { isInScope, reachOf, type DriftScope, type ReportScope } from './scope';

export interface PlannedCalls {
  /** `organizations:ListAccounts`. */
  readonly api: string;
  readonly calls: number;
  /** Per second in an account and region, of this call or of the bucket that it shares; how many at once; and the page that says so, null for an inference. */
  readonly perSecond: number;
  readonly burst: number;
  readonly page: string | null;
  /** In the account and region where it is called most, at this rate and answered at once. */
  readonly seconds: number;
}

/** The document of a dry run. */
export interface CallPlan {
  readonly formatVersion: 1;
  readonly scope: ReportScope;
  readonly accounts: number;
  readonly calls: number;
  /** At AWS's rates, if it answers each call at once. */
  readonly seconds: number;
  readonly apis: readonly PlannedCalls[];
  /** Stacks that the deep tier previews, whose calls are the provider's and in none of these numbers; absent without it. */
  readonly previews?: number;
}

/** How many a page holds: 20 (Organizations API Reference), 500 (RAM), 100 (tags), 50 and 10 (Systems Manager). */
const PAGES = { organizations: 20, shares: 500, tags: 100, descriptions: 50, values: 10 };

/** A call for each type of contact. */
const CONTACT_TYPES = 3;

/** A run's calls: those of one account and region are in one bucket per API. */
class Calls {
  readonly byName = new Map<string, number>();
  /** Calls by bucket; of members only while their account is counted. */
  private buckets = new Map<string, number>();
  /** Most calls of an API in one place. */
  readonly most = new Map<string, number>();

  add(name: string, calls: number, region = '*'): void {
    if (calls === 0) return;
    this.byName.set(name, (this.byName.get(name) ?? 0) + calls);
    const bucket = `${rateOf(name).bucket} ${region}`;
    const count = (this.buckets.get(bucket) ?? 0) + calls;
    this.buckets.set(bucket, count);
    this.most.set(name, Math.max(this.most.get(name) ?? 0, count));
  }

  /** Seconds of the slowest bucket since the last time that this was asked: another account's begin. */
  secondsOfPlace(): number {
    let seconds = 0;
    for (const [bucket, calls] of this.buckets) {
      const { rate } = rateOf(bucket.startsWith('ec2 ') ? 'ec2:' : bucket.slice(0, bucket.indexOf(' ')));
      seconds = Math.max(seconds, secondsOf(rate, calls));
    }
    this.buckets = new Map();
    return seconds;
  }

  total(): number {
    return [...this.byName.values()].reduce((sum, calls) => sum + calls, 0);
  }
}

/**
 * What `drift` would call if AWS had exactly what the files say. Pure. What nobody declares costs calls of its own: a page more
 * of a list, the text of a policy. An account without tags costs one more, and so does what is called again after a refusal.
 * @param parallel accounts read at once
 */
export function callPlan(expectation: PartedExpectation, scope: DriftScope, parallel: number): CallPlan {
  const calls = new Calls();
  // Of the deep tier alone nothing is read here.
  if (scope.tiers.length === 0) return { formatVersion: 1, scope, accounts: 0, calls: 0, seconds: 0, apis: [] };
  const { accounts, networkAccount, regions } = expectation;
  const reach = reachOf(
    scope,
    accounts.map(({ key }) => key),
  );
  const organization = expectation.organization();
  const isWithTags =
    reach.organization && accounts.some(({ key }) => isInScope(scope, { kind: 'account', account: key }));
  addAccounts(calls, organization, isWithTags);
  // The list comes before all else; the organization is read beside the members.
  const listed = calls.secondsOfPlace();
  if (reach.organization) {
    addOrganization(calls, organization);
    addServices(calls);
  }
  const shared = calls.secondsOfPlace();

  const entered = accounts.filter(({ key, state }) => state === 'active' && reach.baseline(key));
  if (reach.networks) {
    calls.add('sts:AssumeRole', 1);
    for (const region of regions) addNetwork(calls, region, expectation.network(region));
  }
  let own = calls.secondsOfPlace();
  // The management account asks for the contacts of all, beside what is read in the accounts.
  calls.add('account:GetAlternateContact', CONTACT_TYPES * entered.length);
  const contacts = calls.secondsOfPlace();
  const members: number[] = [];
  for (const account of entered) {
    if (account.key !== networkAccount) calls.add('sts:AssumeRole', 1);
    addBaseline(calls, account, expectation.baseline(account.key));
    members.push(calls.secondsOfPlace());
  }
  own += Math.max(contacts, atOnce(members, parallel));
  return {
    formatVersion: 1,
    scope,
    accounts: entered.length,
    calls: calls.total(),
    seconds: Math.ceil(listed + Math.max(shared, own)),
    apis: [...calls.byName]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([api, count]): PlannedCalls => {
        const { rate } = rateOf(api);
        return { api, calls: count, ...rate, seconds: Math.ceil(secondsOf(rate, calls.most.get(api) ?? 0)) };
      }),
  };
}

const pages = (things: number, perPage: number): number => Math.max(1, Math.ceil(things / perPage));

const count = (resources: readonly LandingZoneResource[], kind: Kind): number =>
  resources.filter((one) => one.kind === kind).length;

function addAccounts(calls: Calls, organization: readonly LandingZoneResource[], isWithTags: boolean): void {
  const accounts = count(organization, 'account');
  calls.add('organizations:ListRoots', 1);
  // The management account is listed, too.
  calls.add('organizations:ListAccounts', pages(accounts + 1, PAGES.organizations));
  if (isWithTags) calls.add('tag:GetResources', pages(accounts, PAGES.tags));
}

function addOrganization(calls: Calls, organization: readonly LandingZoneResource[]): void {
  const children = new Map<string, number>([['organization/root', 0]]);
  const targets = new Map<string, number>();
  for (const resource of organization) {
    if (resource.kind === 'organizational-unit') {
      const parent = resource.properties.parent.ref;
      children.set(parent, (children.get(parent) ?? 0) + 1);
      children.set(resource.address, children.get(resource.address) ?? 0);
    } else if (resource.kind === 'scp') targets.set(resource.address, targets.get(resource.address) ?? 0);
    else if (resource.kind === 'scp-attachment') {
      const policy = resource.properties.policy.ref;
      targets.set(policy, (targets.get(policy) ?? 0) + 1);
    }
  }
  for (const units of children.values())
    calls.add('organizations:ListOrganizationalUnitsForParent', pages(units, PAGES.organizations));
  // AWS's own `FullAWSAccess` is listed, too.
  calls.add('organizations:ListPolicies', pages(targets.size + 1, PAGES.organizations));
  calls.add('organizations:DescribePolicy', targets.size);
  for (const attached of targets.values())
    calls.add('organizations:ListTargetsForPolicy', pages(attached, PAGES.organizations));
}

/** What is turned on, of which nobody declares more than fits on a page; no administrator costs a call. */
function addServices(calls: Calls): void {
  for (const operation of ['ListAWSServiceAccessForOrganization', 'ListDelegatedAdministrators'])
    calls.add(`organizations:${operation}`, 1);
}

function addNetwork(calls: Calls, region: string, network: readonly LandingZoneResource[]): void {
  for (const operation of [
    'DescribeVpcs',
    'DescribeSubnets',
    'DescribeInternetGateways',
    'DescribeRouteTables',
    'DescribeTransitGateways',
    'DescribeTransitGatewayVpcAttachments',
  ])
    calls.add(`ec2:${operation}`, 1, region);
  calls.add('ec2:DescribeVpcAttribute', 2 * count(network, 'vpc'), region);
  calls.add('ram:GetResourceShares', pages(count(network, 'resource-share'), PAGES.shares), region);
  for (const kind of ['resource-association', 'principal-association'] as const)
    calls.add('ram:GetResourceShareAssociations', pages(count(network, kind), PAGES.shares), region);
}

function addBaseline(calls: Calls, { regions }: ExpectedAccount, baseline: readonly LandingZoneResource[]): void {
  for (const operation of ['GetAccountAuthorizationDetails', 'ListRoles', 'ListSAMLProviders'])
    calls.add(`iam:${operation}`, 1);
  calls.add('iam:GetPolicy', count(baseline, 'iam-policy'));
  calls.add('iam:GetSAMLProvider', count(baseline, 'saml-provider'));
  for (const region of regions) {
    const own = baseline.filter((one) => one.region === region);
    const [keys, vaults, parameters] = [count(own, 'key'), count(own, 'backup-vault'), count(own, 'parameter')];
    for (const operation of ['ListAliases', 'ListKeys']) calls.add(`kms:${operation}`, 1, region);
    for (const operation of ['DescribeKey', 'ListResourceTags', 'GetKeyPolicy', 'GetKeyRotationStatus'])
      calls.add(`kms:${operation}`, keys, region);
    calls.add('backup:ListBackupVaults', 1, region);
    calls.add('backup:ListTags', vaults, region);
    calls.add('ssm:DescribeParameters', pages(parameters, PAGES.descriptions), region);
    calls.add('ssm:GetParametersByPath', pages(parameters, PAGES.values), region);
    calls.add('ssm:ListTagsForResource', parameters, region);
  }
}

/** How long jobs of these lengths take, each taken in their order by the first of so many hands that is free. */
function atOnce(seconds: readonly number[], hands: number): number {
  const busy = Array.from({ length: Math.max(1, Math.min(hands, seconds.length)) }, () => 0);
  for (const one of seconds) {
    const first = busy.indexOf(Math.min(...busy));
    busy[first] = (busy[first] ?? 0) + one;
  }
  return Math.max(...busy);
}
