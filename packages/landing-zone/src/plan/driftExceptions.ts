// What of the drift is accepted from now on: a pull request says it, although nothing that is deployed changes.
import type { Diagnostic, DriftException } from '@microaccounts/config';
import type { CheckedEstate } from './check';

/** Exceptions of the head that the base does not have, or has with an earlier end or otherwise narrower, with their place in the list. */
export function newExceptions(
  base: Pick<CheckedEstate, 'driftExceptions'>,
  head: Pick<CheckedEstate, 'driftExceptions'>,
): { readonly exception: DriftException; readonly index: number }[] {
  const had = new Map(base.driftExceptions.map((exception) => [scopeOf(exception), exception]));
  return head.driftExceptions
    .map((exception, index) => ({ exception, index }))
    .filter(({ exception }) => (had.get(scopeOf(exception))?.until ?? '') < exception.until);
}

/** A warning at each of them. */
export function acceptedFrom(base: CheckedEstate, head: CheckedEstate): Diagnostic[] {
  return newExceptions(base, head).map(
    ({ exception: { address, property, security, owner, until, reason }, index }) => ({
      code: 'plan/drift-accepted',
      severity: 'warning',
      ...head.locate({ driftException: index }),
      message: `drift of ${property === null ? '' : `\`${property}\` of `}\`${address}\` is accepted until ${until}${
        security ? ', what widens access included' : ''
      }`,
      help: `\`${owner}\` answers for it: ${reason}`,
    }),
  );
}

/** What it is about, its words about that and its end aside. */
function scopeOf({ address, kind, property, status, security }: DriftException): string {
  return JSON.stringify([address, kind, property, [...new Set(status)].sort(), security]);
}
