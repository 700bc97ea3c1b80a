// The region deny: an account works in its regions, and elsewhere only as far as global services need it.
import type { Estate } from '@microaccounts/config';
import type { Statement } from '@microaccounts/resources';
import { unlessExempt } from './exemption';
import { globalActions, globalRegionServices } from './globalServices';
import { scpPolicy, type ScpPolicy } from './scpPolicy';

/**
 * The policy that denies what is asked of any region but `regions`.
 *
 * The region of global services is not simply one more region, or an account without it could place anything there. An
 * action listed in `NotAction` is open in every region. So where that region is not among the account's own, what works
 * only there is left to a second statement, which denies it everywhere but in the account's regions and in that one.
 * (AWS Organizations User Guide, "Deny access to AWS based on the requested AWS Region")
 */
export function regionDeny(estate: Estate, regions: readonly string[]): ScpPolicy {
  const { globalServicesRegion } = estate.regions;
  const inGlobalRegion = globalRegionServices.map((prefix) => `${prefix}:*`);
  const elsewhere = (allowed: readonly string[]): Pick<Statement, 'Effect' | 'Resource' | 'Condition'> => ({
    Effect: 'Deny',
    Resource: '*',
    Condition: { ...unlessExempt(estate), StringNotEquals: { 'aws:RequestedRegion': allowed } },
  });
  const statements: Statement[] = regions.includes(globalServicesRegion)
    ? [{ Sid: 'Regions', NotAction: globalActions, ...elsewhere(regions) }]
    : [
        { Sid: 'Regions', NotAction: [...globalActions, ...inGlobalRegion], ...elsewhere(regions) },
        { Sid: 'GlobalServicesRegion', Action: inGlobalRegion, ...elsewhere([...regions, globalServicesRegion]) },
      ];
  return scpPolicy('Region deny', `only ${[...new Set(regions)].sort().join(', ')}`, statements);
}
