// Whether the SCPs of each target can change in one `up`: new ones are attached before old ones go.
import type { Finding, Place } from '@microaccounts/config';
import type { ScpTarget } from '@microaccounts/scp';
import type { LandingZone } from './landingZone';
import { boundTargets } from './lookUp';

/**
 * An error for each target that cannot have the SCPs of both landing zones at once, and AWS's `FullAWSAccess` (AWS
 * Organizations User Guide, "Quotas for AWS Organizations").
 */
export function slotFindings(base: LandingZone | null, head: LandingZone): Finding[] {
  const { scpAttachmentsPerTarget: most } = head.estate.limits;
  const before = base === null ? null : boundTargets(base.scps);
  return [...boundTargets(head.scps)].flatMap(([address, { target, policies }]): Finding[] => {
    const old = before?.get(address)?.policies ?? [];
    const added = policies.filter((policy) => !old.includes(policy));
    const needed = old.length + added.length + 1;
    if (old.length === 0 || added.length === 0 || needed <= most) return [];
    return [
      {
        code: 'plan/too-many-attachments',
        severity: 'error',
        place: placeOf(target),
        message: `${nameOf(target)} would have ${needed} SCP attachments while they change, and may have ${most}: new ones are attached before old ones go`,
        help: 'change fewer of its SCPs at once, one merge after the other',
      },
    ];
  });
}

function placeOf(target: ScpTarget): Place {
  if (target.kind === 'account') return { account: target.key, path: ['guardrails'] };
  return { landingZone: target.kind === 'root' ? ['organization', 'guardrails'] : ['organizationalUnits'] };
}

function nameOf(target: ScpTarget): string {
  if (target.kind === 'root') return 'the root';
  return target.kind === 'account' ? `the account \`${target.key}\`` : `the organizational unit \`${target.path}\``;
}
