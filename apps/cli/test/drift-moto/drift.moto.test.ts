// Changes behind the files' back in an AWS that nobody here wrote, one at a time: each is found as what it is, and
// nothing else is found.
import { actionsOf, driftPermissions } from '@microaccounts/bootstrap';
import { EVERYTHING, expectedResources, isInScope, type DriftReport } from '@microaccounts/drift';
import { auditActions } from '@microaccounts/policies';
import { callCounter } from '@microaccounts/resources/observe';
import { kindsShown, notShown } from '../aws-api/kinds';
import { additions, scpsOf, tamperings } from '../aws-api/tampering';
import { landingZoneOf } from '../landing-zone/simulation';
import { FREE } from '../permissions/actionsOfCalls';
import { harmless } from './harmless';
import { scopeAfter } from './reading';
import { SeededAws, type AwsCopy } from './seededAws';
import { strangers, type Change } from './strangers';
import { callsThrough, READ, Wire } from './wire';

const landingZone = landingZoneOf('examples/unshared');
const desired = expectedResources(landingZone);
const scps = scpsOf(desired);
const changes: readonly Change[] = [
  ...tamperings(scps).map(({ by, ...one }) => ({ ...one, by: (copy: AwsCopy) => by(copy.hand).then(() => '') })),
  ...additions(scps).map(({ by, finds, ...one }) => ({ ...one, finds: [finds], by: (copy: AwsCopy) => by(copy.hand) })),
  ...strangers,
];

const CLEAN = { complete: true, findings: [], checked: { accounts: 5, resources: desired.length } };

const wire = new Wire();
const counter = callCounter();
const found = new Map<string, number>();
let aws: SeededAws;

/** Does something to an untouched copy, and hands it out while it is open. */
async function inCopy<T>(work: (copy: AwsCopy) => Promise<T>): Promise<T> {
  const copy = await aws.copy();
  try {
    return await work(copy);
  } finally {
    wire.add(copy.doors.reader);
    wire.addFailures(copy.doors.console.failures);
    copy.close();
  }
}

/** `<status> <address>`, with the property that differs, sorted. */
function said({ findings }: DriftReport): string[] {
  return findings
    .map(({ status, address, property }) => [status, address, property].filter((part) => part !== null).join(' '))
    .sort();
}

beforeAll(async () => {
  aws = await SeededAws.open(landingZone);
  wire.addFailures(aws.failures);
});

afterAll(async () => {
  await aws?.close();
  const rows = [...found].sort().map(([kind, number]) => `${kind.padEnd(24)}${String(number).padStart(3)}`);
  const left = notShown('slow').filter((line) => ![...found.keys()].some((kind) => line.includes(`: ${kind}: `)));
  const whole = runs.filter(({ scope }) => scope === EVERYTHING).length;
  const read = `all of AWS was read after ${whole} of ${runs.length} changes, and the part concerned after the others`;
  process.stdout.write([`changes of each kind, found one at a time:`, ...rows, read, ...left, ''].join('\n'));
});

it('holds something of each kind that moto has, and changes of each', () => {
  const kinds = kindsShown('whole').sort();
  const declared = new Set(desired.map(({ kind }) => kind));
  expect([...declared].filter((kind) => !kindsShown('beside').includes(kind)).sort()).toEqual(kinds);
  expect([...new Set(changes.map(({ kind }) => kind))]).toEqual(
    expect.arrayContaining([...kinds, ...kindsShown('beside')]),
  );
  expect(changes.length).toBeGreaterThanOrEqual(40);
});

it('is clean before anything is changed, and the report counts each call that went over the wire', () =>
  inCopy(async (copy) => {
    const report = await copy.drift({ counter });
    expect(report).toMatchObject(CLEAN);
    expect(report.checked.calls).toBe(callsThrough(copy.doors.reader));
  }));

const runs = changes.map((change, index) => ({ ...change, scope: scopeAfter(change, index) }));

it.each(runs)('$kind: somebody $told', ({ kind, by, finds, scope }) =>
  inCopy(async (copy) => {
    const id = await by(copy);
    const report = await copy.drift({ counter, scope });
    expect(said(report)).toEqual(finds.map((one) => one.replace('{id}', id)).sort());
    const concerned = desired.filter((resource) => isInScope(scope, resource)).length;
    expect(report).toMatchObject({ complete: true, checked: { resources: concerned } });
    found.set(kind, (found.get(kind) ?? 0) + 1);
  }),
);

it.each(harmless(scps))('no drift: somebody $told', ({ by }) =>
  inCopy(async (copy) => {
    await by(copy.hand);
    expect(said(await copy.drift({ counter }))).toEqual([]);
  }),
);

it('is clean after everything', () =>
  inCopy(async (copy) => expect(await copy.drift({ counter })).toMatchObject(CLEAN)));

describe('all that these runs called', () => {
  it('only reads', () => {
    const { management, members } = wire.actions();
    const all = [...new Set([...management, ...members])].sort();
    expect(all.filter((action) => !READ.test(action))).toEqual([]);
    expect([...counter.byName().keys()].sort()).toEqual(all);
  });

  it('is allowed by the policies of the two roles that read', () => {
    const { management, members } = wire.actions();
    const ofDrift = actionsOf(driftPermissions({ managementAccountId: '123456789012', stateBucket: 'example-state' }));
    expect(management.filter((action) => !ofDrift.includes(action) && !FREE.includes(action))).toEqual([]);
    expect(members.filter((action) => !auditActions.includes(action))).toEqual([]);
    expect([management.length, members.length].every((count) => count > 5)).toBe(true);
  });

  it('asks nobody for the event history, unless somebody wants to know who it was', () => {
    expect(counter.byName().get('cloudtrail:LookupEvents')).toBeUndefined();
  });

  it('was answered as AWS answers: no page of HTML, no failure of the server', () => {
    expect(wire.failures()).toEqual([]);
  });
});
