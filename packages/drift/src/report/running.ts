// Stacks that are being deployed while they are looked at: nothing can be said of them, and that is said.
import type { Resource } from '@microaccounts/resources';
import { stackOf } from '../identify/owner';
import { countsInside, EVERYTHING, isInScope, tierOf } from '../scope/scope';
import { mostImportantFirst } from './order';
import type { DriftFinding, DriftReport } from './report';

/** A run of a stack that has not come to its end. */
export interface Running {
  readonly stack: string;
  /** Who runs it, `ci@runner-7`; null where the backend does not say. */
  readonly by: string | null;
  /** ISO 8601; null where the backend does not say. */
  readonly since: string | null;
}

/**
 * The report without a word on the stacks that are being run: what they hold is unchecked, whatever was found of it, and the
 * report is not complete.
 * @param all everything desired of the accounts whose stacks run, and of these stacks; what is out of the report's scope is
 * left alone
 */
export function setAside(report: DriftReport, running: readonly Running[], all: readonly Resource[]): DriftReport {
  if (running.length === 0) return report;
  const scope = report.scope ?? EVERYTHING;
  const resources = all.filter((resource) => isInScope(scope, resource));
  const reasons = new Map(running.map((run) => [run.stack, reason(run)]));
  const stacks = new Map(resources.map(({ address, stack }) => [address, stack]));
  const stackAt = (finding: DriftFinding): string => stacks.get(finding.address) ?? stackOf(finding);
  const others = report.findings.filter((finding) => !reasons.has(stackAt(finding)));
  const unreadBefore = new Set(
    report.findings.flatMap(({ status, address, property }) =>
      status === 'unchecked' && property === null ? [address] : [],
    ),
  );
  const held = resources.filter(({ stack }) => reasons.has(stack));
  if (held.length === 0 && others.length === report.findings.length) return report;

  const partlyRead = new Set(
    resources.filter(({ address }) => unreadBefore.has(address)).map(({ account }) => account),
  );
  const nowPartlyRead = new Set(held.map(({ account }) => account).filter((account) => !partlyRead.has(account)));
  const inside = new Set(all.filter(({ kind }) => tierOf(kind) === 'accounts').map(({ account }) => account));
  const isAccount = ({ kind, account }: Resource): boolean =>
    countsInside(scope) && inside.has(account) ? tierOf(kind) === 'accounts' : kind === 'account';
  const counted = new Set(resources.filter(isAccount).map(({ account }) => account));
  return {
    ...report,
    complete: false,
    checked: {
      ...report.checked,
      accounts: report.checked.accounts - [...counted].filter((account) => nowPartlyRead.has(account)).length,
      resources: report.checked.resources - held.filter(({ address }) => !unreadBefore.has(address)).length,
    },
    findings: [
      ...others,
      ...held.map(({ kind, address, account, region, stack }): DriftFinding => {
        const about = { kind, address, account, region, property: null };
        return { status: 'unchecked', ...about, expected: null, actual: reasons.get(stack) ?? '', security: false };
      }),
    ].sort(mostImportantFirst),
  };
}

function reason({ stack, by, since }: Running): string {
  const who = [by === null ? '' : `by ${by}`, since === null ? '' : `since ${since}`].filter((part) => part !== '');
  return `being deployed: \`${stack}\` is being deployed${who.length === 0 ? '' : ` (${who.join(', ')})`}`;
}
