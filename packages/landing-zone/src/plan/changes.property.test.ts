import fc from 'fast-check';
import { Readings, type EstateFiles } from '@microaccounts/config';
import { arbitraryEstate, belowFrom, mutated } from '@microaccounts/config/testing';
import { edited } from '../testing/editedEstate';
import { planChanges } from './changes';
import { checkEstate } from './check';
import type { PlanDocument } from './document';

/** The plan from one estate to another, read with what the other has left, as `plan` does, or each by itself. */
function planBetween(base: EstateFiles, head: EstateFiles, readings?: Readings): PlanDocument {
  const after = checkEstate(head, readings);
  const before = checkEstate(base, readings);
  return planChanges({ base: before, head: after, baseName: 'main', headName: 'working tree' });
}

it('is the same plan whether what two estates share is read and judged once or twice', () => {
  fc.assert(
    fc.property(
      arbitraryEstate,
      arbitraryEstate,
      fc.subarray(['landing-zone.yaml', 'accounts/shop/web-dev.yaml']),
      (one, other, taken) => {
        const common = taken.flatMap((file) =>
          one.texts.has(file) ? [[file, one.texts.get(file) ?? ''] as const] : [],
        );
        const head = { ...other, texts: new Map([...other.texts, ...common]) };
        expect(planBetween(one, head, new Readings())).toEqual(planBetween(one, head));
      },
    ),
    { numRuns: 40 },
  );
});

it('is the same plan after random changes of a file of the estate, on either side', () => {
  const files = edited({});
  const names = [...files.texts.keys()];
  let compared = 0;
  fc.assert(
    fc.property(fc.nat(), fc.boolean(), (seed, before) => {
      const below = belowFrom(seed);
      const name = names[below(names.length)] ?? '';
      const changed = {
        ...files,
        texts: new Map([...files.texts, [name, mutated(files.texts.get(name) ?? '', below)]]),
      };
      const [base, head] = before ? [changed, files] : [files, changed];
      const plan = planBetween(base, head, new Readings());
      expect(plan).toEqual(planBetween(base, head));
      if (plan.changes.length > 0) compared += 1;
    }),
    { numRuns: 25 },
  );
  expect(compared).toBeGreaterThan(0);
});
