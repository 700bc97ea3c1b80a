// The order of findings.
import type { DriftFinding } from './report';

/** What is a matter of security first, then by account, address and property. */
export function mostImportantFirst(a: DriftFinding, b: DriftFinding): number {
  return (
    Number(b.security) - Number(a.security) ||
    byText(a.account, b.account) ||
    byText(a.address, b.address) ||
    byText(a.property ?? '', b.property ?? '')
  );
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
