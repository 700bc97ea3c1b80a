// How much of AWS's quotas a landing zone uses.
import { limitTable, type Finding } from '@microaccounts/config';
import type { CheckedEstate } from './check';
import type { Quota } from './document';
import type { LandingZone } from './landingZone';
import { boundTargets } from './lookUp';

/** The quotas that grow with an estate, before and after; `of` is what the estate's limits say after. */
export function quotas(base: LandingZone | null, head: LandingZone): Quota[] {
  const { limits } = head.estate;
  const quota = (limit: Quota['limit'], count: (landingZone: LandingZone) => number, of: number): Quota => ({
    limit,
    used: base === null ? 0 : count(base),
    after: count(head),
    of,
  });
  return [
    quota('accounts', ({ estate }) => estate.accounts.length + 1, limits.accounts),
    quota('organizationalUnits', ({ estate }) => estate.organizationalUnits.length, limits.organizationalUnits),
    quota('scps', ({ scps }) => scps.policies.length + 1, limits.scps),
    quota('scpAttachmentsPerTarget', mostAttachments, limits.scpAttachmentsPerTarget),
    quota('participantsPerVpc', mostParticipants, limits.participantsPerVpc),
  ];
}

/** What says of a limit that it is passed, before anything is compared. */
const SAID_BEFORE: { readonly [limit in Quota['limit']]?: string } = {
  accounts: 'account/limit',
  scps: 'scp/too-many-policies',
  scpAttachmentsPerTarget: 'scp/too-many-attachments',
};

/**
 * What is wrong with quotas that are passed: an error where the estate states the limit or AWS raises it for nobody, a
 * warning where AWS raises it on request.
 */
export function quotaFindings(
  used: readonly Quota[],
  { statedLimits, diagnostics }: Pick<CheckedEstate, 'statedLimits' | 'diagnostics'>,
): Finding[] {
  return used
    .filter(({ limit, after, of }) => after > of && diagnostics.every(({ code }) => code !== SAID_BEFORE[limit]))
    .map(({ limit, after, of }): Finding => {
      const { raisable, what } = limitTable[limit];
      return {
        code: 'plan/quota-exceeded',
        severity: raisable && !statedLimits.has(limit) ? 'warning' : 'error',
        place: { landingZone: ['limits', limit] },
        message: `there would be ${after} ${what}, and ${statedLimits.has(limit) ? 'the limit is' : 'by default AWS allows'} ${of}`,
        help: raisable
          ? `AWS raises the quota on request; then write it down as \`limits.${limit}\``
          : 'AWS raises this quota for nobody: let the estate need less of it',
      };
    });
}

/** The most SCPs on one target, AWS's own `FullAWSAccess` included. */
function mostAttachments({ scps }: LandingZone): number {
  let highest = 0;
  for (const { policies } of boundTargets(scps).values()) highest = Math.max(highest, policies.length + 1);
  return highest;
}

function mostParticipants({ network }: LandingZone): number {
  return most(network.networks.flatMap(({ vpcs }) => vpcs.map(({ accounts }) => accounts.length)));
}

function most(counts: Iterable<number>): number {
  let highest = 0;
  for (const count of counts) highest = Math.max(highest, count);
  return highest;
}
