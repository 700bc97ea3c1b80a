// The two ways out for what no file declares: to write it down, or to remove it. Nobody but a person takes either.
import { MANAGEMENT, type Kind, type Value } from '@microaccounts/resources';
import type { Expectation } from '../expectation';
import { ownerOf } from '../identify/owner';
import type { Ids } from '../identify/registry';
import type { DriftFinding, DriftReport, FindingHint } from '../report/report';
import { adoption } from './adoption';
import { removal } from './removal';

/** The report with a hint at each unmanaged finding; `idsOf` gives AWS's ids of what was seen at an address. */
export function hinted(
  report: DriftReport,
  expectation: Pick<Expectation, 'networkAccount' | 'managementAccountId'>,
  idsOf: (address: string) => Ids | undefined,
): DriftReport {
  const findings = report.findings.map((finding) => {
    const hint = finding.status === 'unmanaged' ? hintOf(finding, expectation, idsOf) : undefined;
    return hint === undefined ? finding : { ...finding, hint };
  });
  return { ...report, findings };
}

function hintOf(
  finding: DriftFinding,
  { networkAccount, managementAccountId }: Pick<Expectation, 'networkAccount' | 'managementAccountId'>,
  idsOf: (address: string) => Ids | undefined,
): FindingHint | undefined {
  // A finding says its kind as text; those of unmanaged things are kinds of the vocabulary.
  const kind = finding.kind as Kind;
  const properties = (finding.actual ?? {}) as { readonly [name: string]: Value };
  const ids = idsOf(finding.address) ?? {};
  const adopt = adoption(kind, ids['id'] ?? null, properties);
  const commands = removal({ kind, region: finding.region, properties, ids, idsOf });
  const owner = ownerOf({ kind, account: finding.account }, networkAccount);
  const accountId = owner === MANAGEMENT ? managementAccountId : idsOf(`account/${owner}`)?.['id'];
  const where = accountId === undefined ? [] : [`# in account ${accountId}`];
  const hint = {
    ...(adopt === null ? {} : { adopt }),
    ...(commands === null ? {} : { remove: [...where, ...commands].join('\n') }),
  };
  return Object.keys(hint).length === 0 ? undefined : hint;
}
