// Whether a drift report says what it must: nothing less and nothing more.
import type { DriftFinding } from '@microaccounts/drift';
import type { Expected } from './tampering';

/** Why `findings` are not exactly what is expected, a sentence each; empty if they are. */
export function discrepancies(expected: readonly Expected[], findings: readonly DriftFinding[]): string[] {
  const names = (finding: DriftFinding, { status, kind, account, address }: Expected): boolean =>
    finding.status === status &&
    finding.kind === kind &&
    finding.account === account &&
    (address === null || finding.address === address);
  return [
    ...expected
      .filter((one) => findings.filter((finding) => names(finding, one)).length !== 1)
      .map(({ status, kind, account }) => `not named once: the ${status} ${kind} of ${account}`),
    ...findings
      .filter((finding) => !expected.some((one) => names(finding, one)))
      .map(({ status, address }) => `named, but not expected: ${address}, ${status}`),
  ];
}
