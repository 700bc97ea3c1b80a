// A kill at any point of an `up` loses nothing. What a killed process leaves is what its files hold at that moment, so one
// deployment is photographed at every call that changes AWS, and every picture is then finished by another `up`.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OrganizationsClient, paginateListAccounts } from '@aws-sdk/client-organizations';
import { callerOf, simulatedClient, type SimulatedAws } from '@microaccounts/simulator';
import { embeddedEngine } from '@microaccounts/simulator/engine';
import { deploy, emptyAws, landingZoneOf, observed } from './simulation';

const folder = mkdtempSync(join(tmpdir(), 'interruption-'));
const live = join(folder, 'live');
const landingZone = landingZoneOf('examples/small', { edits: { 'accounts/shop/web-prod.yaml': () => null } });

/** The moments of each call: it was about to be made; it was made and its answer never arrived. */
type Moment = 'before' | 'after';

/**
 * What a kill before a call leaves in AWS is what one after the call before it leaves, and only the engine's note of what it
 * was about to do differs; so every call is photographed after it, and each fifth also before it.
 */
const EACH: { readonly [M in Moment]: number } = { before: 5, after: 1 };

const pictures: { readonly moment: Moment; readonly call: string; readonly path: string }[] = [];

/** Photographs the files whenever a call that changes something is at `moment`. */
function photograph(moment: Moment, call: { service: string; operation: string }, n: number): void {
  if (n % EACH[moment] !== 0) return;
  const path = join(folder, `${moment}-${n}`);
  if (pictures.some((picture) => picture.path === path)) return; // a call that only reads, after the nth that changes
  cpSync(live, path, { recursive: true });
  pictures.push({ moment, call: `${n} ${call.service}:${call.operation}`, path });
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('finishes what was cut off at any call: nothing twice, nothing missing', async () => {
  const aws = emptyAws(landingZone, {
    folder: live,
    faults: {
      before: (call, n) => photograph('before', call, n),
      after: (call, n) => photograph('after', call, n),
    },
  });
  await deploy(landingZone, aws, embeddedEngine({ aws, folder: join(live, 'stacks') }));
  aws.close();
  expect(pictures.length).toBeGreaterThan(100);

  const wrong: object[] = [];
  for (const { moment, call, path } of pictures) {
    const outcome = await finish(path);
    if (outcome.length > 0) wrong.push({ moment, call, outcome });
  }
  expect(wrong).toEqual([]);
}, 900_000);

/** Runs `up` on what a killed process left, and says everything that is not as it should be afterwards. */
async function finish(path: string): Promise<unknown[]> {
  const aws = emptyAws(landingZone, { folder: path });
  try {
    const summary = await deploy(landingZone, aws, embeddedEngine({ aws, folder: join(path, 'stacks') }));
    const failed = summary.stacks.filter(({ status }) => status === 'failed' || status === 'skipped');
    if (failed.length > 0 || summary.refused.length > 0) return [...failed, ...summary.refused];
    const { observation, differences } = await observed(landingZone, aws);
    const accounts = await emails(aws);
    const twice = accounts.filter((email, index) => accounts.indexOf(email) !== index);
    const unexpected = accounts.length === landingZone.estate.accounts.length + 1 ? [] : [{ accounts }];
    return [...differences, ...observation.unchecked, ...twice, ...unexpected];
  } catch (error) {
    return [error instanceof Error ? error.stack : error];
  } finally {
    aws.close();
    rmSync(path, { recursive: true, force: true });
  }
}

async function emails(aws: SimulatedAws): Promise<string[]> {
  const { organization } = landingZone.estate;
  const client = simulatedClient(aws, OrganizationsClient, {
    region: organization.homeRegion,
    ...callerOf(organization.managementAccountId),
  });
  const found: string[] = [];
  for await (const { Accounts = [] } of paginateListAccounts({ client }, {})) {
    found.push(...Accounts.map(({ Email = '' }) => Email));
  }
  return found;
}
