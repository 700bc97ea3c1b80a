// An estate's landing zone in a simulated AWS: deployed, observed and compared, for the tests.
import { join } from 'node:path';
import { organizationResources, POLICY_TYPES, TRUSTED_SERVICES } from '@microaccounts/account-factory';
import { readEstateFolder } from '@microaccounts/config/read';
import { findExisting, observe, type Observation } from '@microaccounts/drift';
import {
  checkEstate,
  compare,
  resources,
  stackResources,
  type Difference,
  type LandingZone,
} from '@microaccounts/landing-zone';
import { up, type Engine, type UpOptions, type UpSummary } from '@microaccounts/landing-zone/deploy';
import { ACCESS_ROLE } from '@microaccounts/resources';
import { SimulatedAws, simulatedSessions, type SimulatedAwsOptions } from '@microaccounts/simulator';
import { expectationOf } from '../../src/comparison';

/** The repository's folder. */
export const ROOT = join(__dirname, '..', '..', '..', '..');

/** What to do to the files of an estate before it is read: by path, the new text of a file; null if it has none (any more). */
export type Edits = { readonly [path: string]: (text: string) => string | null };

/**
 * The landing zone of an estate folder, relative to the repository, after `edits`; blocks of its address lock that are no
 * longer needed do not matter. A diagnostic that is an error fails the test.
 */
export function landingZoneOf(folder: string, { edits = {} }: { readonly edits?: Edits } = {}): LandingZone {
  const files = readEstateFolder(join(ROOT, folder));
  const texts = new Map(files.texts);
  for (const [path, edit] of Object.entries(edits)) {
    const text = edit(texts.get(path) ?? '');
    if (text === null) texts.delete(path);
    else texts.set(path, text);
  }
  const { unlocked, diagnostics } = checkEstate({ ...files, texts });
  if (unlocked === null) throw new Error(JSON.stringify(diagnostics, null, 2));
  return unlocked;
}

/** As the bootstrap program leaves an organization. */
export const FOUNDING = { policyTypes: POLICY_TYPES, trustedServices: Object.keys(TRUSTED_SERVICES) };

/** An empty AWS for this landing zone, in memory unless `more` names a folder. */
export function emptyAws({ estate }: LandingZone, more: Partial<SimulatedAwsOptions> = {}): SimulatedAws {
  const { managementAccountId, homeRegion } = estate.organization;
  return SimulatedAws.open({ managementAccountId, homeRegion, founding: FOUNDING, ...more });
}

export type DeployOptions = Partial<Omit<UpOptions, 'engine' | 'landingZone' | 'existing'>> & {
  /** Only these stacks. */
  readonly stacks?: readonly string[];
};

/** One `up` as the command line does it. */
export async function deploy(
  landingZone: LandingZone,
  aws: SimulatedAws,
  engine: Engine,
  { stacks, ...options }: DeployOptions = {},
): Promise<UpSummary> {
  const expectation = await expectationOf(landingZone);
  return up({
    engine,
    landingZone,
    refresh: false,
    ...(stacks === undefined ? {} : { selection: { stacks } }),
    existing: (wanted) => findExisting(simulatedSessions(aws), expectation, wanted, { roleName: ACCESS_ROLE }),
    ...options,
  });
}

/** What AWS has, and how it differs from what `stacks`, by default all, should have put there. */
export async function observed(
  landingZone: LandingZone,
  aws: SimulatedAws,
  stacks?: readonly string[],
): Promise<{ observation: Observation; differences: Difference[] }> {
  const wanted = [
    ...organizationResources(),
    ...(stacks === undefined ? resources(landingZone) : stacks.flatMap((stack) => stackResources(landingZone, stack))),
  ];
  const observation = await observe(simulatedSessions(aws), {
    ...(await expectationOf(landingZone)),
    resources: wanted,
    ...(stacks === undefined ? {} : { accounts: accountsWithBaseline(landingZone, stacks) }),
  });
  return { observation, differences: compare(wanted, observation.resources) };
}

function accountsWithBaseline({ estate }: LandingZone, stacks: readonly string[]) {
  return estate.accounts
    .filter(({ key }) => stacks.includes(`account.${key}`))
    .map(({ key, state, regions }) => ({
      key,
      state: stacks.includes(`baseline.${key}`) ? state : ('suspended' as const),
      regions,
    }));
}
