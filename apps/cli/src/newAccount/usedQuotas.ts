// How much of the quotas of AWS that an account comes up against is used with it.
import type { LandingZone, Quota } from '@microaccounts/landing-zone';
import type { ExplainedNetwork } from '../explain/explanation';

export interface UsedQuota {
  /** Its name in `limits`. */
  readonly limit: string;
  /** Of what it is: `organization`, `account/<key>` or `vpc/<region>/<name>`. */
  readonly target: string;
  readonly used: number;
  readonly of: number;
}

/** The quotas that grow with the organization, then those of the account and of the VPCs that it is in. */
export function usedQuotas(
  { estate: { limits }, scps, network }: LandingZone,
  key: string,
  networks: readonly ExplainedNetwork[],
  ofEstate: readonly Quota[],
): UsedQuota[] {
  const organization = ofEstate
    .filter(({ limit }) => limit === 'accounts' || limit === 'scps')
    .map(({ limit, after, of }) => ({ limit, target: 'organization', used: after, of }));
  const attached = scps.attachments.filter(({ target }) => target.kind === 'account' && target.key === key);
  const subnets = networks.flatMap((each) => each.subnets);
  const target = `account/${key}`;
  return [
    ...organization,
    // AWS's own `FullAWSAccess` takes one.
    { limit: 'scpAttachmentsPerTarget', target, used: attached.length + 1, of: limits.scpAttachmentsPerTarget },
    ...(subnets.length === 0
      ? []
      : [{ limit: 'sharedSubnetsPerAccount', target, used: subnets.length, of: limits.sharedSubnetsPerAccount }]),
    ...network.networks.flatMap(({ region, vpcs }) =>
      vpcs
        .filter(({ accounts }) => accounts.includes(key))
        .map(({ name, accounts }) => ({
          limit: 'participantsPerVpc',
          target: `vpc/${region}/${name}`,
          used: accounts.length,
          of: limits.participantsPerVpc,
        })),
    ),
  ];
}
