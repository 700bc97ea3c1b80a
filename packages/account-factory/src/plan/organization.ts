// What the organization needs turned on before there is a landing zone: the bootstrap program does it, no stack has it.
import {
  MANAGEMENT,
  ORGANIZATION_ROOT,
  reference,
  type PolicyType,
  type TrustedService,
} from '@microaccounts/resources';

/** The policies that the landing zone is made of. */
export const POLICY_TYPES = ['RESOURCE_CONTROL_POLICY', 'SERVICE_CONTROL_POLICY'] as const;

/** The services that work across the organization, and what each is needed for. Nothing else is turned on. */
export const TRUSTED_SERVICES: { readonly [principal: string]: string } = {
  'account.amazonaws.com': 'accounts are renamed, and their contacts set, from the management account',
  'ram.amazonaws.com': 'subnets and Transit Gateways are shared with accounts of the organization',
};

/** Stands for the program that turns it on. No landing zone has this stack: an `up` neither makes nor heals what is in it. */
export const BOOTSTRAP_STACK = 'bootstrap';

/** The same as resources, which the drift job expects beside those of the stacks: of every organization the same. */
export function organizationResources(): (PolicyType | TrustedService)[] {
  const place = { account: MANAGEMENT, region: null, stack: BOOTSTRAP_STACK };
  return [
    ...POLICY_TYPES.map((type): PolicyType => ({
      kind: 'policy-type',
      address: `organization/policy-type/${type}`,
      ...place,
      properties: { root: reference(ORGANIZATION_ROOT), type, status: 'ENABLED' },
    })),
    ...Object.keys(TRUSTED_SERVICES).map((servicePrincipal): TrustedService => ({
      kind: 'trusted-service',
      address: `organization/trusted-service/${servicePrincipal}`,
      ...place,
      properties: { servicePrincipal },
    })),
  ];
}
