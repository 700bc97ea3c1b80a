// Compares what AWS has with what the landing zone means and what was last deployed.
import type { DriftOptions, DriftReport, Expectation, Running } from '@microaccounts/drift';
import type { LandingZone } from '@microaccounts/landing-zone';
import type { Deployed, Engine } from '@microaccounts/landing-zone/deploy';
import type { AwsSessions } from '@microaccounts/resources/observe';

export interface ComparisonOptions {
  readonly landingZone: LandingZone;
  readonly sessions: AwsSessions;
  /** Who knows what was deployed last; null if nobody does, and then what is not yet deployed counts as drift, too. */
  readonly engine: Engine | null;
  /** What of it is compared, and how it is read. */
  readonly options?: DriftOptions;
  /** What was deployed last, where somebody has just asked; otherwise it is read. */
  readonly last?: LastDeployment;
}

/** What was deployed when somebody asked. */
export interface LastDeployment {
  /** What each stack says of its last whole run; null if nobody knows. */
  readonly deployed: ReadonlyMap<string, Deployed> | null;
  /** What was being run just before that was read. */
  readonly running: readonly Running[];
}

/** @param engine who knows what was deployed last; null if nobody does */
export async function lastDeployment(engine: Engine | null): Promise<LastDeployment> {
  if (engine === null) return { deployed: null, running: [] };
  const running = await engine.running();
  return { deployed: await deployedStacks(engine), running };
}

/** Reads AWS and reports what is not as it was deployed. */
export async function compareWithAws({
  landingZone,
  sessions,
  engine,
  options = {},
  last,
}: ComparisonOptions): Promise<DriftReport> {
  const { drift, partedExpectation } = await import('@microaccounts/drift');
  const { stackDigest } = await import('@microaccounts/landing-zone');
  const { deployed, running: before } = last ?? (await lastDeployment(engine));
  const declared = new Set(landingZone.stacks.map(({ name }) => name));
  const digestOf = (stack: string): string | null => (declared.has(stack) ? stackDigest(landingZone, stack) : null);
  const report = await drift(sessions, partedExpectation(landingZone), { deployed, digestOf }, options);
  // What a run began to change while others were read was read half changed.
  const began = ((await engine?.running()) ?? []).filter(({ stack }) => before.every((one) => one.stack !== stack));
  return withoutRunning(report, [...before, ...began], landingZone);
}

/** The report without a word on the stacks that are being run. */
async function withoutRunning(
  report: DriftReport,
  running: readonly Running[],
  landingZone: LandingZone,
): Promise<DriftReport> {
  if (running.length === 0) return report;
  const { setAside } = await import('@microaccounts/drift');
  const { stackResources } = await import('@microaccounts/landing-zone');
  const names = new Set(running.map(({ stack }) => stack));
  const accounts = new Set(landingZone.stacks.flatMap(({ name, account }) => (names.has(name) ? (account ?? []) : [])));
  // Of an account that is deployed all stacks are needed, to tell whether it was looked at as a whole.
  const concerned = landingZone.stacks.filter(({ name, account }) => names.has(name) || accounts.has(account ?? ''));
  const resources = concerned.flatMap(({ name }) => stackResources(landingZone, name));
  return setAside(report, running, resources);
}

/** What the search for what exists already holds AWS against. */
export async function expectationOf(landingZone: LandingZone): Promise<Expectation> {
  const { expectedResources, placesOf } = await import('@microaccounts/drift');
  return { ...placesOf(landingZone), resources: expectedResources(landingZone) };
}

/** What each stack was deployed from last. */
export async function deployedStacks(engine: Engine): Promise<Map<string, Deployed>> {
  const { deployedOf } = await import('@microaccounts/landing-zone/deploy');
  const found = new Map<string, Deployed>();
  const stacks = await engine.stacks();
  const outputs = await Promise.all(stacks.map((stack) => engine.outputs(stack)));
  for (const [index, stack] of stacks.entries()) {
    const deployed = deployedOf(outputs[index]);
    if (deployed !== null) found.set(stack, deployed);
  }
  return found;
}
