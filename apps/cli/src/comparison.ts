// Compares what AWS has with what the landing zone means and what was last deployed.
import type { DriftReport, Expectation } from '@microaccounts/drift';
import type { LandingZone } from '@microaccounts/landing-zone';
import type { Engine } from '@microaccounts/landing-zone/deploy';
import type { AwsSessions } from '@microaccounts/resources/observe';

export interface ComparisonOptions {
  readonly landingZone: LandingZone;
  readonly sessions: AwsSessions;
  /** Who knows what was deployed last; null if nobody does, and then what is not yet deployed counts as drift, too. */
  readonly engine: Engine | null;
}

/** Reads AWS and reports what is not as it was deployed. */
export async function compareWithAws({ landingZone, sessions, engine }: ComparisonOptions): Promise<DriftReport> {
  const { drift } = await import('@microaccounts/drift');
  const { stackDigest } = await import('@microaccounts/landing-zone');
  const deployed = engine === null ? null : await digests(engine);
  const declared = new Set(landingZone.stacks.map(({ name }) => name));
  return drift(sessions, await expectationOf(landingZone), {
    deployed,
    digestOf: (stack) => (declared.has(stack) ? stackDigest(landingZone, stack) : null),
  });
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

async function digests(engine: Engine): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const stacks = await engine.stacks();
  const outputs = await Promise.all(stacks.map((stack) => engine.outputs(stack)));
  for (const [index, stack] of stacks.entries()) {
    const digest = outputs[index]?.['digest'];
    if (typeof digest === 'string') found.set(stack, digest);
  }
  return found;
}
