// How much of AWS's quotas a landing zone uses.
import type { LandingZone } from './landingZone';
import type { Quota } from './document';

/** The quotas that grow with an estate, before and after; `of` is what the estate's limits say after. */
export function quotas(base: LandingZone | null, head: LandingZone): Quota[] {
  const { limits } = head.estate;
  const quota = (limit: string, count: (landingZone: LandingZone) => number, of: number): Quota => ({
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

/** The most SCPs on one target, AWS's own `FullAWSAccess` included. */
function mostAttachments({ scps }: LandingZone): number {
  const counts = new Map<string, number>();
  for (const { target } of scps.attachments) {
    const key = JSON.stringify(target);
    counts.set(key, (counts.get(key) ?? 1) + 1);
  }
  return most(counts.values());
}

function mostParticipants({ network }: LandingZone): number {
  return most(network.networks.flatMap(({ vpcs }) => vpcs.map(({ accounts }) => accounts.length)));
}

function most(counts: Iterable<number>): number {
  let highest = 0;
  for (const count of counts) highest = Math.max(highest, count);
  return highest;
}
