// Whatever is desired, and whatever is done to it by hand: all of it is found, and nothing else.
import fc from 'fast-check';
import { drift } from './drift';
import type { DriftFinding } from './report/report';
import { arbitraryRecipe, expectationOf } from './testing/tampering/arbitraryExpectation';
import { deedsOf, done } from './testing/tampering';
import { simulation } from './testing/simulation';

/** `DRIFT_SEED` repeats a run, `DRIFT_RUNS` says how many landing zones there are. */
const SEED = Number(process.env['DRIFT_SEED'] ?? Date.now() % 2 ** 31);
const RUNS = Number(process.env['DRIFT_RUNS'] ?? 30);
const MOST = 12;
/** Tests that take longer are a burden to everybody; what is left of the runs is left out. */
const MILLISECONDS = Number(process.env['DRIFT_MILLISECONDS'] ?? 10_000);

const nobody = { deployed: null, digestOf: () => null };
const wish = fc.record({ tampering: fc.nat(10_000), resource: fc.nat(10_000) });

const told = ({ status, address, property }: DriftFinding): string =>
  [status, address, ...(property === null ? [] : [property])].join(' ');

test(`what is found is what was done, with seed ${SEED}`, async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(arbitraryRecipe, fc.array(wish, { minLength: 1, maxLength: MOST }), async (recipe, wishes) => {
      const expectation = expectationOf(recipe);
      const desired = expectation.resources;
      const simulated = await simulation(desired);
      const expected = new Set<string>();
      const deeds = deedsOf(wishes, desired);
      for (const deed of deeds) for (const one of await done(deed, simulated, desired)) expected.add(one);
      const report = await drift(simulated.sessions, expectation, nobody);
      const what = deeds.map(({ tampering, resource }) => `${tampering.told}: ${resource.address}`);
      const { complete, checked } = report;
      const found = report.findings.map(told).sort();
      expect({ what, found, complete, checked: checked.resources }).toEqual({
        ...{ what, found: [...expected].sort(), complete: true, checked: desired.length },
      });
      for (const { tampering } of deeds) seen.add(tampering.told);
    }),
    {
      seed: SEED,
      numRuns: RUNS,
      interruptAfterTimeLimit: MILLISECONDS,
      markInterruptAsFailure: false,
      endOnFailure: true,
    },
  );
  // Runs in which nothing was done would prove nothing.
  expect(seen.size).toBeGreaterThan(0);
}, 60_000);
