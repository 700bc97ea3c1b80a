// Loops: what was healed before and has come back.
import { findingIdentity, type DriftFinding, type DriftReport, type HealingLoop } from '../report/report';

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

/** Of what a run has healed, given by identity, what had come back: nothing is found of it any more, so it is named apart. */
export function loopsAmong({ findings }: DriftReport, healed: readonly string[]): HealingLoop[] {
  const again = new Set(healed);
  return findings
    .filter((finding) => finding.returned === true && again.has(findingIdentity(finding)))
    .map((finding) => ({
      identity: findingIdentity(finding),
      account: finding.account,
      ...(finding.cause === undefined ? {} : { cause: finding.cause }),
    }));
}
