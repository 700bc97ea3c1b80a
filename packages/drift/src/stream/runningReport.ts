// The report as it grows: each part's findings and counts, and nothing else of the part.
import type { DriftFinding, DriftReport } from '../report/report';
import { mostImportantFirst } from '../report/order';
import type { DriftScope } from '../scope/scope';

export class RunningReport {
  private readonly findings: DriftFinding[] = [];
  private resources = 0;
  private complete = true;
  /** Keys of accounts that were looked at, and of those of which something could not be read. */
  private readonly accounts = new Set<string>();
  private readonly partlyRead = new Set<string>();

  /** Takes over what was judged of a part; `isRead`: nothing that was expected in it is a gap. */
  add({ findings, checked, complete }: DriftReport, isRead: boolean): void {
    let unchecked = false;
    for (const finding of findings) {
      this.findings.push(finding);
      if (finding.status !== 'unchecked') continue;
      unchecked = true;
      if (finding.property === null) this.partlyRead.add(finding.account);
    }
    this.resources += checked.resources;
    // What the part's own judge calls incomplete for the sake of other parts counts only if a finding came of it.
    this.complete &&= complete || (isRead && !unchecked);
  }

  lookedAt(account: string): void {
    this.accounts.add(account);
  }

  report(scope: DriftScope, calls: number): DriftReport {
    const accounts = [...this.accounts].filter((account) => !this.partlyRead.has(account)).length;
    return {
      formatVersion: 1,
      scope,
      complete: this.complete,
      checked: { accounts, resources: this.resources, calls },
      findings: this.findings.sort(mostImportantFirst),
    };
  }
}
