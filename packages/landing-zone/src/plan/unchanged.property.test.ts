import fc from 'fast-check';
import { parseEstate, Readings, type EstateFiles } from '@microaccounts/config';
import { arbitraryEstate } from '@microaccounts/config/testing';
import { canonicalJson } from '@microaccounts/resources';
import { edited, type Edits } from '../testing/editedEstate';
import { compile } from './compile';
import type { LandingZone } from './landingZone';
import { stackResources } from './resources';
import { unchangedStacks } from './unchanged';

/** What there would be of these files with a lock of their own, whatever is wrong with them. */
function landingZoneOf(files: EstateFiles, readings?: Readings): LandingZone {
  const { estate } = parseEstate(files, readings);
  if (estate === null) throw new Error('the files are no estate');
  return compile(estate, null).landingZone;
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
    { 'landing-zone.yaml': [["payments: { costCenter: '5200'", "payments: { costCenter: '5201'"]] },
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
        expectSameStacks(base, head);
        // With the same readings or without them, an estate means the same.
        expect(canonicalJson(head)).toBe(canonicalJson(landingZoneOf({ ...other, texts })));
      },
    ),
    { numRuns: 60 },
  );
});
