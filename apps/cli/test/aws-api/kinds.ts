// The kinds of resource, and which of them are shown where: moto does not have all of AWS.
import type { Kind } from '@microaccounts/resources';

/** In the landing zone of the suite, in its organization and in no stack, alone in the slow suite, or why nowhere. */
type Shown = 'whole' | 'beside' | 'slow' | { readonly not: string };

const NO_ASSOCIATIONS = 'moto has no AssociateResourceShare and no DisassociateResourceShare';

/** By the compiler's word every kind. */
export const SHOWN: { readonly [K in Kind]: Shown } = {
  account: 'whole',
  'alternate-contact': 'whole',
  'backup-vault': 'whole',
  'delegated-administrator': 'beside',
  'iam-policy': 'whole',
  'internet-gateway': 'whole',
  key: 'whole',
  'organizational-unit': 'whole',
  parameter: 'whole',
  'policy-type': 'beside',
  'principal-association': { not: NO_ASSOCIATIONS },
  'resource-association': { not: NO_ASSOCIATIONS },
  'resource-share': { not: 'moto forgets the tags of a new share, and its name at every update' },
  role: 'whole',
  'route-table': 'whole',
  'saml-provider': 'whole',
  scp: 'whole',
  'scp-attachment': 'whole',
  subnet: 'whole',
  'transit-gateway': 'slow',
  'transit-gateway-attachment': {
    not: 'moto attaches every VPC to the default route table and has no DisassociateTransitGatewayRouteTable',
  },
  'trusted-service': 'beside',
  vpc: 'whole',
};

export function kindsShown(where: Exclude<Shown, object>): Kind[] {
  return (Object.keys(SHOWN) as Kind[]).filter((kind) => SHOWN[kind] === where);
}

/** A line for each kind that the suite, or the slow one, does not show, with the reason. */
export function notShown(suite: 'usual' | 'slow'): string[] {
  return Object.entries(SHOWN).flatMap(([kind, shown]) => {
    const why = typeof shown === 'object' ? shown.not : shown === 'slow' ? SLOW : null;
    return why === null || (suite === 'slow' && shown === 'slow') ? [] : [`not shown here: ${kind}: ${why}`];
  });
}

const SLOW = 'the provider waits minutes for it, so it has a suite of its own, npm run test:aws-api:slow';
