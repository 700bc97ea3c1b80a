// What the organization's tier of the drift job costs, and what a refresh of the same costs: calls, and time at AWS's rates.
import { POLICY_TYPES, TRUSTED_SERVICES } from '@microaccounts/account-factory';
import { drift, EVERYTHING, findExisting, partedExpectation, placesOf } from '@microaccounts/drift';
import { resources } from '@microaccounts/landing-zone';
import { up } from '@microaccounts/landing-zone/deploy';
import { ACCESS_ROLE } from '@microaccounts/resources';
import { callCounter, rateOf, secondsOf } from '@microaccounts/resources/observe';
import { SimulatedAws, simulatedSessions } from '@microaccounts/simulator';
import { embeddedEngine } from '@microaccounts/simulator/engine';
import { sharing } from './estates.mjs';
import { keeper, virtualClock } from './virtualClock.mjs';

/** Calls by name, and the seconds that they take at AWS's rates. */
/** @typedef {{ total: number; byName: [name: string, calls: number][]; seconds: number }} Cost */

/**
 * Deploys the accounts into a new simulated AWS, without what is inside of them, and looks at them in both ways.
 * @param {number} count
 * @param {number} seed
 */
export async function organizationTier(count, seed) {
  const landingZone = sharing(count, seed);
  const { managementAccountId, homeRegion } = landingZone.estate.organization;
  /** @type {(operation: string, name: string, policy: unknown) => void} */
  let before = () => {};
  const aws = SimulatedAws.open({
    ...{ managementAccountId, homeRegion },
    // As the bootstrap leaves an organization.
    founding: { policyTypes: POLICY_TYPES, trustedServices: Object.keys(TRUSTED_SERVICES) },
    faults: {
      before: async ({ service, operation, input }) => before(operation, `${service}:${operation}`, input['PolicyId']),
    },
  });
  const sessions = simulatedSessions(aws);
  const engine = embeddedEngine({ aws, folder: null });
  const stacks = landingZone.stacks.filter(({ kind }) => kind === 'organization' || kind === 'account');
  const expectation = { ...placesOf(landingZone), resources: resources(landingZone) };
  const run = (/** @type {object} */ how) =>
    up({
      ...{ landingZone, engine, refresh: false, selection: { stacks: stacks.map(({ name }) => name) } },
      existing: (wanted) => findExisting(sessions, expectation, wanted, { roleName: ACCESS_ROLE }),
      ready: async () => {},
      ...how,
    });
  const deployed = await run({});
  if (deployed.failed > 0 || deployed.refused.length > 0) throw new Error(JSON.stringify(deployed));

  const clock = virtualClock();
  const itself = keeper(() => clock.now());
  const asked = callCounter();
  /** Calls about one policy, by its id. */
  const ofPolicies = callCounter();
  before = (operation, name, policy) => {
    asked.count(name);
    if (typeof policy === 'string') ofPolicies.count(policy);
    itself.check(operation);
  };
  const scope = { ...EVERYTHING, tiers: [/** @type {const} */ ('organization')] };
  const nobody = { deployed: null, digestOf: () => null };
  const pace = { clock, random: () => 0.5 };
  const parts = partedExpectation(landingZone);
  const report = await drift(sessions, parts, nobody, { scope, pace });
  if (!report.complete || report.findings.length > 0) throw new Error(JSON.stringify(report.findings.slice(0, 3)));
  /** @type {Cost} */
  const swept = { total: asked.total(), byName: sorted(asked.byName()), seconds: clock.now() / 1000 };

  const refreshing = callCounter();
  before = (_operation, name) => refreshing.count(name);
  const begin = performance.now();
  const previewed = await run({ preview: true, refresh: true });
  const took = (performance.now() - begin) / 1000;
  if (previewed.failed > 0 || previewed.stacks.some(({ status }) => status === 'changed')) throw new Error('changes');
  const byName = sorted(refreshing.byName());
  // Each API has a bucket of its own: the slowest one tells.
  const seconds = Math.max(...byName.map(([name, calls]) => secondsOf(rateOf(name).rate, calls)));
  /** @type {Cost} */
  const refreshed = { total: refreshing.total(), byName, seconds };

  const attached = parts.organization().filter(({ kind }) => kind === 'scp-attachment');
  /** @type {Map<string, number>} */
  const targets = new Map();
  for (const { properties } of attached) {
    const { policy } = /** @type {{ policy: { ref: string } }} */ (properties);
    targets.set(policy.ref, (targets.get(policy.ref) ?? 0) + 1);
  }
  const shared = [...targets.values()].filter((number) => number > count / 2);
  // Those with the most targets are those that cost the most.
  const ofShared = sorted(ofPolicies.byName()).slice(0, shared.length);
  const callsOfSet = ofShared.reduce((sum, [, calls]) => sum + calls, 0);
  return {
    swept,
    refused: itself.refused(),
    refreshed,
    took,
    policies: targets.size,
    shared,
    callsOfSet,
    attachments: attached.length,
  };
}

/** @param {ReadonlyMap<string, number>} calls */
function sorted(calls) {
  return [...calls].sort(([, a], [, b]) => b - a);
}
