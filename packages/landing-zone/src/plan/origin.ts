// Where in the estate a resource comes from.
import type { Place } from '@microaccounts/config';
import type { LandingZoneResource } from '@microaccounts/resources';

/** The place of the estate that a resource follows from; the reader of the estate finds the nearest written key. */
export function originOf({ kind, address, account, stack }: LandingZoneResource): Place {
  switch (kind) {
    case 'organizational-unit':
      return { landingZone: ['organizationalUnits', ...pathBelow(address).join('/children/').split('/')] };
    case 'role':
      return { account, path: ['roles', pathBelow(address).at(-1) ?? ''] };
    case 'vpc':
    case 'subnet':
    case 'route-table':
    case 'internet-gateway':
    case 'resource-share':
    case 'resource-association':
      return { landingZone: ['network', 'vpc'] };
    case 'transit-gateway':
    case 'transit-gateway-attachment':
      return { landingZone: ['network', 'transitGateway'] };
    case 'principal-association':
    case 'parameter':
      return { account, path: ['network'] };
    case 'saml-provider':
      return { landingZone: ['baseline', 'federation'] };
    default:
      return stack === 'organization' ? { landingZone: ['organizationalUnits'] } : { account, path: [] };
  }
}

function pathBelow(address: string): string[] {
  return address.split('/').slice(1);
}
