// Estate → LandingZone: pure, total, and the same bytes every time.
import { accountFindings } from '@microaccounts/account-factory';
import type { Estate, Finding } from '@microaccounts/config';
import { planNetworks, type AddressLock } from '@microaccounts/networking';
import { planScps } from '@microaccounts/scp';
import type { LandingZone } from './landingZone';
import { stacksOf } from './stacks';

/** A landing zone and everything that is wrong with it. With an error among `findings` it must not be deployed. */
export interface Compiled {
  readonly landingZone: LandingZone;
  readonly findings: readonly Finding[];
}

/** Puts the plans of all packages together. `lock` is what `addresses.lock.yaml` holds, null when there is none. */
export function compile(estate: Estate, lock: AddressLock | null): Compiled {
  const scps = planScps(estate);
  const network = planNetworks(estate, lock);
  return {
    landingZone: { formatVersion: 1, estate, scps, network, stacks: stacksOf(estate, network) },
    findings: [...scps.findings, ...network.findings, ...accountFindings(estate)],
  };
}
