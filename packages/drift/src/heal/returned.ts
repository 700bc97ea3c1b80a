// Loops: what was healed before and has come back.
import { findingIdentity, type DriftFinding } from '../report/report';

/**
 * The findings, those marked that an earlier run has healed: something outside of the files sets them again and again, and
 * healing alone does not end it. `healedBefore` are identities by {@link findingIdentity}.
 */
export function returned(findings: readonly DriftFinding[], healedBefore: ReadonlySet<string>): DriftFinding[] {
  return findings.map((finding) => {
    const isBack = finding.status === 'drifted' || finding.status === 'missing';
    return isBack && healedBefore.has(findingIdentity(finding)) ? { ...finding, returned: true } : finding;
  });
}
