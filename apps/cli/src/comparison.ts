// Compares what AWS has with what the landing zone means and what was last deployed.
import type { AttributionOptions, DeployedStack, DriftReport, Expectation } from '@microaccounts/drift';
import type { LandingZone } from '@microaccounts/landing-zone';
import type { Engine } from '@microaccounts/landing-zone/deploy';
import type { AwsSessions } from '@microaccounts/resources/observe';

export interface ComparisonOptions {
  readonly landingZone: LandingZone;
  readonly sessions: AwsSessions;
  /** Who knows what was deployed last; null if nobody does, and then what is not yet deployed counts as drift, too. */
  readonly engine: Engine | null;
  /** Looks up who did what was found; nobody is asked by default. */
  readonly who?: AttributionOptions;
}

/** Reads AWS and reports what is not as it was deployed. */
export async function compareWithAws({ landingZone, sessions, engine, who }: ComparisonOptions): Promise<DriftReport> {
  const { drift, setAside } = await import('@microaccounts/drift');
  const { stackDigest } = await import('@microaccounts/landing-zone');
  const before = (await engine?.running()) ?? [];
  const deployed = engine === null ? null : await deployedStacks(engine);
  const declared = new Set(landingZone.stacks.map(({ name }) => name));
  const digestOf = (stack: string): string | null => (declared.has(stack) ? stackDigest(landingZone, stack) : null);
  const expectation = await expectationOf(landingZone);
  const report = await drift(sessions, expectation, { deployed, digestOf }, who === undefined ? {} : { who });
  // What a run began to change while others were read was read half changed.
  const began = ((await engine?.running()) ?? []).filter(({ stack }) => before.every((one) => one.stack !== stack));
  return setAside(report, [...before, ...began], expectation.resources);
}

/** What the drift job and the search for what exists already hold AWS against. */
export async function expectationOf(landingZone: LandingZone): Promise<Expectation> {
  const { resources } = await import('@microaccounts/landing-zone');
  const { organization, accounts, regions, coreAccounts } = landingZone.estate;
  return {
    resources: resources(landingZone),
    accounts: accounts.map(({ key, state, regions: own }) => ({ key, state, regions: own })),
    regions: regions.available,
    homeRegion: organization.homeRegion,
    networkAccount: coreAccounts.network,
    managementAccountId: organization.managementAccountId,
  };
}

/** What each stack was deployed from last. */
export async function deployedStacks(engine: Engine): Promise<Map<string, DeployedStack>> {
  const { deployedOf } = await import('@microaccounts/landing-zone/deploy');
  const found = new Map<string, DeployedStack>();
  const stacks = await engine.stacks();
  const outputs = await Promise.all(stacks.map((stack) => engine.outputs(stack)));
  for (const [index, stack] of stacks.entries()) {
    const deployed = deployedOf(outputs[index]);
    if (deployed !== null) found.set(stack, deployed);
  }
  return found;
}
