// Observation against expectation: the findings, and what each of them is.
import { compare, type Difference } from '@microaccounts/landing-zone';
import { references, type Resource, type Value } from '@microaccounts/resources';
import type { Expectation } from '../expectation';
import type { Observation } from '../observe/observe';
import { Waiting, type Deployment, type Standing } from './deployment';
import { mostImportantFirst } from './order';
import type { DriftFinding, DriftReport, Status } from './report';
import { isSecurity } from './securityRules';

/** The report: pure, from what was read. */
export function judge(expectation: Expectation, observation: Observation, deployment: Deployment): DriftReport {
  const { unchecked, calls } = observation;
  const expected = stillExpected(expectation, observation);
  const checked = expected.filter(({ address }) => !unchecked.has(address));
  const unread = expected.filter(({ address }) => unchecked.has(address));
  const partlyRead = new Set(unread.map(({ account }) => account));
  const differences = outermost(compare(checked, observation.resources));
  const desired = new Set(expectation.resources.map(({ address }) => address));
  const waiting = new Waiting({ deployment, desired, ids: observation.ids }, differences);
  return {
    formatVersion: 1,
    complete: unchecked.size === 0,
    checked: {
      accounts: checked.filter(({ kind, account }) => kind === 'account' && !partlyRead.has(account)).length,
      resources: checked.length,
      calls,
    },
    findings: [
      ...byAddress(differences).flatMap((group) => {
        const standing = waiting.standing(group);
        return group.map((difference) => finding(difference, observation, standing));
      }),
      ...unread.map((resource) => uncheckedFinding(resource, observation)),
    ].sort(mostImportantFirst),
  };
}

/** The desired resources, without accounts that are closed by now as the files want it: AWS forgets those one day. */
function stillExpected({ resources, accounts }: Expectation, { ids, unchecked }: Observation): readonly Resource[] {
  const forgotten = new Set(
    accounts.flatMap(({ key, state }) => {
      const address = `account/${key}`;
      return state === 'closed' && !ids.has(address) && !unchecked.has(address) ? [key] : [];
    }),
  );
  return resources.filter(({ account }) => !forgotten.has(account));
}

/** Without what is inside something that is itself missing or unmanaged: it came or went with that. */
function outermost(differences: readonly Difference[]): Difference[] {
  const whole = new Map(
    differences.filter(({ kind }) => kind !== 'changed').map(({ address, kind }) => [address, kind]),
  );
  const isInside = ({ address, kind }: Difference): boolean => {
    for (let end = address.lastIndexOf('/'); end > 0; end = address.lastIndexOf('/', end - 1))
      if (whole.get(address.slice(0, end)) === kind) return true;
    return false;
  };
  return differences.filter((difference) => !isInside(difference));
}

/** The differences of each address together, of a thing that is missing apart from another that is in its place. */
function byAddress(differences: readonly Difference[]): Difference[][] {
  const groups = new Map<string, Difference[]>();
  for (const difference of differences) {
    const key = `${difference.kind} ${difference.address}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [difference]);
    else group.push(difference);
  }
  return [...groups.values()];
}

function finding(difference: Difference, observation: Observation, standing: Standing): DriftFinding {
  const { resource, property, expected = null, actual = null } = difference;
  const unread = property === undefined ? undefined : unreadIn(expected, observation);
  if (unread !== undefined) return uncheckedFinding(resource, observation, property, unread);
  const status: Status = standing.waits(difference) ? 'pending' : STATUS[difference.kind];
  const about = { ...subject(status, resource), property: property ?? null, security: isSecurity(difference) };
  switch (difference.kind) {
    case 'changed':
      return { ...about, expected, actual, ...(standing.isNeither ? { alsoPending: true } : {}) };
    case 'missing':
      return { ...about, expected: resource.properties, actual: null };
    case 'unmanaged': {
      const { id, arn } = observation.ids.get(resource.address) ?? {};
      const candidateFor = observation.candidates?.get(resource.address);
      const known = { id: id ?? arn ?? null, ...(candidateFor === undefined ? {} : { candidateFor }) };
      return { ...about, expected: null, actual: { ...known, ...resource.properties } };
    }
  }
}

const STATUS = { changed: 'drifted', missing: 'missing', unmanaged: 'unmanaged' } as const;

/** Something that the expected value refers to and that was not read: nothing can be said about the property then. */
function unreadIn(expected: Value, { unchecked }: Observation): string | undefined {
  const address = references(expected).find(({ ref }) => unchecked.has(ref))?.ref;
  return address === undefined ? undefined : `it refers to ${address}: ${unchecked.get(address)}`;
}

function uncheckedFinding(
  resource: Resource,
  { unchecked }: Observation,
  property: string | null = null,
  reason = unchecked.get(resource.address) ?? '',
): DriftFinding {
  return { ...subject('unchecked', resource), property, expected: null, actual: reason, security: false };
}

type Subject = Pick<DriftFinding, 'status' | 'kind' | 'address' | 'account' | 'region'>;

function subject(status: Status, { kind, address, account, region }: Resource): Subject {
  return { status, kind, address, account, region };
}
