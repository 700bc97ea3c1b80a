// What an account would be in its estate: the estate with it, checked as a whole, and the difference that it makes.
import type { Diagnostic, EstateFiles } from '@microaccounts/config';
import type { CheckedEstate, LandingZone, PlanDocument } from '@microaccounts/landing-zone';
import type { Findings } from '../render/diagnostics';
import type { Draft } from './draft';

export type NewAccountPlan =
  /** The estate would be invalid: what would be wrong that is not now. */
  | { readonly kind: 'refused'; readonly findings: Findings }
  | {
      readonly kind: 'planned';
      readonly landingZone: LandingZone;
      /** The address lock with it; null if it stays as it is. */
      readonly lock: string | null;
      readonly changes: PlanDocument;
      /** Warnings that come with it. */
      readonly findings: Findings;
    };

/** Adds a file to the files of a valid estate. `before` is that estate. */
export function planNewAccount(
  { checkEstate, planChanges }: Pick<typeof import('@microaccounts/landing-zone'), 'checkEstate' | 'planChanges'>,
  files: EstateFiles,
  before: CheckedEstate,
  { file, text }: Draft,
): NewAccountPlan {
  const after = checkEstate({ texts: new Map([...files.texts, [file, text]]), diagnostics: files.diagnostics });
  const { unlocked, lock } = after;
  const findings = (diagnostics: readonly Diagnostic[]): Findings => ({ ...after, diagnostics });
  const added = addedDiagnostics(before.diagnostics, after.diagnostics);
  if (unlocked === null || lock === null) return { kind: 'refused', findings: findings(added) };
  const changes = planChanges({ base: before, head: { ...after, landingZone: unlocked }, baseName: '', headName: '' });
  if (!changes.applicable)
    return { kind: 'refused', findings: findings(addedDiagnostics(before.diagnostics, changes.diagnostics)) };
  // All errors that are left are about the lock: it is what the new one mends.
  const stale = after.landingZone === null;
  return {
    kind: 'planned',
    landingZone: unlocked,
    lock: stale ? lock.text : null,
    changes,
    findings: findings(added.filter(({ severity }) => severity === 'warning')),
  };
}

function addedDiagnostics(before: readonly Diagnostic[], after: readonly Diagnostic[]): Diagnostic[] {
  const nameOf = ({ code, file, message }: Diagnostic): string => JSON.stringify([code, file, message]);
  const known = new Set(before.map(nameOf));
  return after.filter((diagnostic) => !known.has(nameOf(diagnostic)));
}
