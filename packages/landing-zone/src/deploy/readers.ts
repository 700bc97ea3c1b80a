// Which stacks read what a run of another one has changed.
import { same } from '@microaccounts/resources';
import type { LandingZone, Stack } from '../plan/landingZone';
import { publishedIn, readsOf } from '../plan/reads';
import { stackSpec } from '../plan/stackSpec';
import { DEPLOYED_OUTPUTS } from './deployed';

/** The outputs of a stack; undefined if it never ran. */
export type Outputs = { readonly [output: string]: unknown } | undefined;

/** Stacks that read a value of the stack `name` which is another one after its run than it was before. */
export function readersOf(landingZone: LandingZone, name: string, before: Outputs, after: Outputs): Stack[] {
  if (before === undefined || !losesValues(before, after)) return [];
  return landingZone.stacks.filter(
    ({ name: reader, needs }) =>
      needs.includes(name) &&
      readsOf(stackSpec(landingZone, reader))
        .filter(({ stack }) => stack === name)
        .some((read) => !same(publishedIn(before, read) ?? null, publishedIn(after, read) ?? null)),
  );
}

/** Whether a value that others may have read is another one now, or gone; new ones nobody has read. */
function losesValues(before: NonNullable<Outputs>, after: Outputs): boolean {
  return Object.entries(before).some(([output, value]) => {
    if (DEPLOYED_OUTPUTS.has(output)) return false;
    const now = after?.[output];
    if (typeof value !== 'object' || value === null) return value !== now;
    return Object.entries(value).some(([key, item]) => item !== (now as { [key: string]: unknown } | undefined)?.[key]);
  });
}
