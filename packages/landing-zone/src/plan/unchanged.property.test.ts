import fc from 'fast-check';
import { Readings, type EstateFiles } from '@microaccounts/config';
import { arbitraryEstate } from '@microaccounts/config/testing';
import { canonicalJson } from '@microaccounts/resources';
import { edited, type Edits } from '../testing/editedEstate';
import { changesBetween } from './changes';
import { checkEstate } from './check';
import type { LandingZone } from './landingZone';
import { stackResources } from './resources';
import { unchangedStacks } from './unchanged';

/** The landing zone of files, their lock brought up to date; null if something else is wrong with them. */
function landingZoneOf(files: EstateFiles, readings?: Readings): LandingZone | null {
  const { unlocked } = checkEstate(files, readings);
  return unlocked;
}

function expectSameStacks(base: LandingZone, head: LandingZone): void {
  for (const stack of unchangedStacks(base, head))
    expect([stack, canonicalJson(stackResources(head, stack))]).toEqual([
      stack,
      canonicalJson(stackResources(base, stack)),
    ]);
}

const EDITS: readonly (readonly [what: string, edits: Edits, least: number])[] = [
  ['nothing', {}, 39],
  [
    'a service',
    { 'accounts/payments/card-payments-dev.yaml': [['services:', 'budget: { monthlyUsd: 1 }\nservices:']] },
    30,
  ],
  ['a limit', { 'landing-zone.yaml': [['accounts: 100', 'accounts: 101']] }, 39],
  [
    'a business unit',
    { 'landing-zone.yaml': [["payments: { costCenter: '5200' }", "payments: { costCenter: '5201' }"]] },
    20,
  ],
  [
    'a default service',
    { 'landing-zone.yaml': [['default: [cloudformation,', 'default: [athena, cloudformation,']] },
    10,
  ],
  ['a guardrail', { 'landing-zone.yaml': [['Dev: {}', 'Dev: { guardrails: [no-iam-users] }']] }, 39],
  ['who is exempt', { 'landing-zone.yaml': [['role/LandingZoneAutomation', 'role/Automation']] }, 0],
];

it.each(EDITS)('after a change of %s, the stacks that are not compared hold the same', (_, edits, least) => {
  const [base, head] = [landingZoneOf(edited({})), landingZoneOf(edited(edits))];
  if (base === null || head === null) throw new Error('the estate is invalid');
  expectSameStacks(base, head);
  expect(unchangedStacks(base, head).size).toBeGreaterThanOrEqual(least);
});

it('never leaves out a stack that differs, whatever two estates are', () => {
  fc.assert(
    fc.property(
      arbitraryEstate,
      arbitraryEstate,
      fc.subarray(['landing-zone.yaml', 'accounts/shop/web-dev.yaml']),
      (one, other, taken) => {
        // Estates that have something in common: files of the one in the other.
        const texts = new Map([
          ...other.texts,
          ...taken.flatMap((file) => (one.texts.has(file) ? [[file, one.texts.get(file) ?? ''] as const] : [])),
        ]);
        const readings = new Readings();
        const [base, head] = [landingZoneOf(one, readings), landingZoneOf({ ...other, texts }, readings)];
        fc.pre(base !== null && head !== null);
        if (base === null || head === null) return;
        expectSameStacks(base, head);
        // With the same readings or without them, an estate means the same.
        expect(canonicalJson(head)).toBe(canonicalJson(landingZoneOf({ ...other, texts })));
      },
    ),
    { numRuns: 150 },
  );
});

it('leaves a change of an estate and itself empty', () => {
  fc.assert(
    fc.property(arbitraryEstate, (files) => {
      const checked = checkEstate(files);
      fc.pre(checked.unlocked !== null);
      const again = landingZoneOf(files);
      if (checked.unlocked !== null && again !== null)
        expect(changesBetween(again, checked.unlocked, checked)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});
