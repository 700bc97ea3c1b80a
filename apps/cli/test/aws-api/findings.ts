// What the command line prints, as the tests compare it.
import type { DriftReport } from '@microaccounts/drift';
import type { Ended } from '../cli/process';

/** `<status> <address>`, with the property that differs, sorted. */
export function findingsOf({ status, stdout, stderr }: Ended): string[] {
  const report = JSON.parse(stdout) as DriftReport;
  if (!report.complete) throw new Error(`not everything was read: ${stdout}${stderr}`);
  const found = report.findings.map((finding) =>
    [finding.status, finding.address, finding.property].filter((part) => part !== null).join(' '),
  );
  if (status !== (found.length === 0 ? 0 : 2)) throw new Error(`drift ended with ${status}`);
  return found.sort();
}

interface StackResult {
  readonly stack: string;
  readonly status: string;
  readonly message?: string;
}

/** The stacks of an `up`, by how they ended: the failed ones with what was said. */
export function stacksOf({ stdout, stderr }: Ended): { readonly [status: string]: readonly string[] } {
  if (stdout === '') throw new Error(stderr);
  const { stacks } = JSON.parse(stdout) as { readonly stacks: readonly StackResult[] };
  const by: { [status: string]: string[] } = {};
  for (const { stack, status, message } of stacks)
    (by[status] ??= []).push(message === undefined ? stack : `${stack}: ${message}`);
  return by;
}
