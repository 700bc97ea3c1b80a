// Numbers of changes in words: what was done, or of a preview what would be.
import type { Changes, Operation, UpSummary } from '@microaccounts/landing-zone/deploy';

type Change = Exclude<Operation, 'same'>;

/** In the order in which they are told. */
const DONE: { readonly [operation in Change]: string } = {
  create: 'created',
  import: 'imported',
  update: 'updated',
  replace: 'replaced',
  delete: 'deleted',
};

/** `7 created, 1 updated`; `unchanged` if nothing but `same`. */
export function changesText(changes: Partial<Changes>): string {
  const parts = changed(changes).map(([operation, number]) => `${number.toLocaleString('en-US')} ${DONE[operation]}`);
  return parts.length === 0 ? 'unchanged' : parts.join(', ');
}

/** `would create 7, update 1`; `nothing to change` if nothing but `same`. */
export function foreseenText(changes: Partial<Changes>): string {
  const parts = changed(changes).map(([operation, number]) => `${operation} ${number.toLocaleString('en-US')}`);
  return parts.length === 0 ? 'nothing to change' : `would ${parts.join(', ')}`;
}

/** Whether nothing but `same` is in them. */
export function isNothing(changes: Partial<Changes>): boolean {
  return changed(changes).length === 0;
}

/** The changes of all stacks together. */
export function totalChanges({ stacks }: Pick<UpSummary, 'stacks'>): Partial<Changes> {
  const total: Partial<Record<Operation, number>> = {};
  for (const { changes } of stacks) {
    for (const [operation, number] of Object.entries(changes) as [Operation, number][]) {
      total[operation] = (total[operation] ?? 0) + number;
    }
  }
  return total;
}

function changed(changes: Partial<Changes>): [Change, number][] {
  return (Object.keys(DONE) as Change[])
    .map((operation): [Change, number] => [operation, changes[operation] ?? 0])
    .filter(([, number]) => number > 0);
}
