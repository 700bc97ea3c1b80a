// A landing zone by the command line, the real Pulumi engine and the real Terraform AWS provider, in an AWS that nobody here
// wrote: deployed, left alone the second time, read back, tampered with, found out and healed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DisableAWSServiceAccessCommand, EnableAWSServiceAccessCommand } from '@aws-sdk/client-organizations';
import type { Tally } from '@microaccounts/aws-bridge';
import { resources } from '@microaccounts/landing-zone';
import type { Kind } from '@microaccounts/resources';
import { memoryOf } from '../../../../scripts/memory.mjs';
import { microaccounts as runHere } from '../cli/process';
import { landingZoneOf } from '../landing-zone/simulation';
import { actionsOfCalls } from '../permissions/actionsOfCalls';
import { expectGenerated } from '../registrations/generated';
import { ByHand } from './byHand';
import { deployedIds } from './deployedIds';
import { EmulatedAws } from './emulatedAws';
import { findingsOf, stacksOf } from './findings';
import { kindsShown, notShown } from './kinds';
import { simulatedResources } from './providedResources';
import { EXPLAINED, providerDifferences, unexplained } from './providerDifferences';
import { additions, scpsOf, tamperings } from './tampering';

const ESTATE = 'examples/unshared';
const landingZone = landingZoneOf(ESTATE);
const desired = resources(landingZone);
const stacks = landingZone.stacks.map(({ name }) => name);
const { homeRegion } = landingZone.estate.organization;

const scps = scpsOf(desired);

/** What moto forgets when it is healed: its UpdateRole erases a description that it is not given (moto/iam/models.py). */
const FORGOTTEN = { stack: 'baseline.web-prod', finding: 'drifted account/web-prod/role/Merchant description' };

/** What a read finds changed since a thing was made, since it tells of other resources that came after it. */
const TOLD_OF_OTHERS: { readonly [type: string]: readonly string[] | undefined } = {
  'aws:iam/role:Role': ['inline_policy', 'managed_policy_arns'],
  'aws:organizations/organizationalUnit:OrganizationalUnit': ['accounts'],
};

let aws: EmulatedAws;
let hand: ByHand;
let simulation: string;
let memory: ReturnType<typeof memoryOf>;
const seconds: { [step: string]: number } = {};
const tallies: { [step: string]: Tally } = {};
const found = new Map<Kind, number>();

const up = (...words: readonly string[]) => aws.microaccounts('up', '--format', 'json', ...words);
// moto has no event history of CloudTrail, and an answer of 5xx fails the test.
const drift = async (): Promise<string[]> =>
  findingsOf(await aws.microaccounts('drift', '--no-who', '--format', 'json'));

/** Deploys the same estate into the simulated AWS. */
function simulate(...words: readonly string[]): void {
  const { status, stderr } = runHere(['up', '--simulate', '--state', simulation, '--estate', ESTATE, ...words]);
  if (status !== 0) throw new Error(stderr);
}

/** What the real provider wrote otherwise than the simulated one and nobody explains, and what is explained in vain. */
function differencesFromSimulator(): ReturnType<typeof unexplained> {
  return unexplained(providerDifferences(aws.deployed(), simulatedResources(join(simulation, 'stacks'))), EXPLAINED);
}

/** Somebody who knows the ids of what was deployed. */
function handIn(emulated: EmulatedAws): ByHand {
  const ids = deployedIds(emulated.deployed(), landingZone);
  return new ByHand({
    management: (Client) => emulated.management(Client),
    member: (Client, accountId, region) => emulated.member(Client, accountId, region),
    idAt: (address) => ids.get(address) ?? fail(`names \`${address}\``, 'no stack has it'),
  });
}

/** Notes what a step took, and what the provider did in it. */
async function timed<Result>(step: string, work: () => Promise<Result>): Promise<Result> {
  const begin = performance.now();
  aws.bridge.done.take();
  try {
    return await work();
  } finally {
    seconds[step] = (performance.now() - begin) / 1000;
    tallies[step] = aws.bridge.done.take();
  }
}

beforeAll(async () => {
  memory = memoryOf(process.pid);
  simulation = mkdtempSync(join(tmpdir(), 'microaccounts-simulation-'));
  aws = await EmulatedAws.open({ estate: ESTATE, homeRegion });
});

afterAll(async () => {
  await aws?.close();
  rmSync(simulation, { recursive: true, force: true });
  process.stdout.write(`${report().join('\n')}\n`);
});

it('is deployed', async () => {
  expect(stacksOf(await timed('up', () => up()))).toEqual({ changed: stacks });
  hand = handIn(aws);
});

it('has the outputs that the simulated provider gives', () => {
  simulate();
  expect(differencesFromSimulator()).toEqual({ differences: [], explanations: [] });
});

it('is left alone the second time', async () => {
  expect(stacksOf(await timed('second up', () => up()))).toEqual({ unchanged: stacks });
});

it('is read back as it was deployed', async () => {
  expect(stacksOf(await timed('refresh', () => up('--refresh')))).toEqual({ unchanged: stacks });
  const changed = [...aws.bridge.drifted].flatMap(([urn, names]) => {
    const others = TOLD_OF_OTHERS[urn.split('::')[2]?.split('$').pop() ?? ''] ?? [];
    return names.filter((name) => !others.includes(name)).map((name) => `${urn} ${name}`);
  });
  expect(changed).toEqual([]);
});

it('is read back as the simulated provider reads it', () => {
  simulate('--refresh');
  expect(differencesFromSimulator()).toEqual({ differences: [], explanations: [] });
});

it('has no drift', async () => {
  expect(await timed('drift', drift)).toEqual([]);
});

describe('what somebody changes or takes away', () => {
  const all = tamperings(scps);

  it('is something of every kind', () => {
    expect([...new Set(all.map(({ kind }) => kind))].sort()).toEqual(kindsShown('whole').sort());
  });

  it('is found exactly', async () => {
    for (const { told, by } of all) await by(hand).catch((cause: unknown) => fail(told, cause));
    expect(await timed('drift, tampered with', drift)).toEqual(all.flatMap(({ finds }) => finds).sort());
    for (const { kind } of all) found.set(kind, (found.get(kind) ?? 0) + 1);
  });

  it('is healed', async () => {
    const { failed, skipped } = stacksOf(await timed('up, healing', () => up('--refresh')));
    expect({ failed, skipped }).toEqual({});
    expect(await drift()).toEqual([FORGOTTEN.finding]);
    await up('--refresh', '--stacks', FORGOTTEN.stack);
    expect(await drift()).toEqual([]);
  });
});

describe('what somebody turns off in the organization', () => {
  const access = { ServicePrincipal: 'account.amazonaws.com' };

  it('is found, and no `up` turns it on again', async () => {
    await hand.organizations.send(new DisableAWSServiceAccessCommand(access));
    const finding = 'missing organization/trusted-service/account.amazonaws.com';
    expect(await drift()).toEqual([finding]);
    await up('--stacks', 'organization');
    expect(await drift()).toEqual([finding]);
    await hand.organizations.send(new EnableAWSServiceAccessCommand(access));
    expect(await drift()).toEqual([]);
  });
});

describe('what somebody adds', () => {
  const all = additions(scps);
  const ids: string[] = [];

  it('is something of every kind', () => {
    expect([...new Set(all.map(({ kind }) => kind))].sort()).toEqual(
      [...kindsShown('whole'), ...kindsShown('beside')].sort(),
    );
  });

  it('is found exactly', async () => {
    for (const { told, by } of all) ids.push(await by(hand).catch((cause: unknown) => fail(told, cause)));
    const expected = all.map(({ finds }, index) => finds.replace('{id}', ids[index] ?? ''));
    expect(await timed('drift, added to', drift)).toEqual(expected.sort());
    for (const { kind } of all) found.set(kind, (found.get(kind) ?? 0) + 1);
  });

  it('is gone when a person takes it away', async () => {
    for (const [index, { told, undo }] of [...all.entries()].reverse())
      await undo(hand, ids[index] ?? '').catch((cause: unknown) => fail(told, cause));
    expect(await drift()).toEqual([]);
  });
});

it('called in the management account what the permissions of CI are held to', () => {
  const calls = { up: aws.managementCalls('up'), drift: aws.managementCalls('drift') };
  const actions = { up: actionsOfCalls(calls.up), drift: actionsOfCalls(calls.drift) };
  expectGenerated('apps/cli/test/permissions/providerCalls.json', JSON.stringify(actions));
});

it('was answered by moto without a page of HTML and without a failure of its own', () => {
  expect([...aws.bridge.failures]).toEqual([]);
});

function fail(told: string, cause: unknown): never {
  throw new Error(`what ${told} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
}

/** Counts per resource type and kind, seconds and memory. */
function report(): string[] {
  const tokens = tallies['up']?.tokens ?? [];
  const of = (step: string, deed: Parameters<Tally['of']>[1], token: string): string =>
    String(tallies[step]?.of(token, deed) ?? 0).padStart(9);
  const rows = tokens.map(
    (token) =>
      `${token.padEnd(72)}${of('second up', 'validated', token)}${of('up', 'created', token)}${of('second up', 'unchanged', token)}${of('refresh', 'read', token)}`,
  );
  const { together, largest } = memory.stop();
  const took = Object.entries(seconds).map(([step, number]) => `${step} ${number.toFixed(1)} s`);
  const most = Object.entries(largest)
    .map(([name, megabytes]) => `${name} ${megabytes.toFixed(0)} MB`)
    .join(', ');
  return [
    `${'resource type'.padEnd(72)}validated  created unchanged read back`,
    ...rows,
    '',
    `${'kind'.padEnd(30)}drift found, of as many changes`,
    ...[...found].sort().map(([kind, number]) => `${kind.padEnd(30)}${String(number).padStart(5)}`),
    ...notShown('usual'),
    ...EXPLAINED.map(({ type, property, because }) => `otherwise than the simulator: ${type} ${property}: ${because}`),
    '',
    took.join(', '),
    `memory: all processes together ${(together ?? 0).toFixed(0)} MB at most; the largest of each name: ${most}`,
  ];
}
