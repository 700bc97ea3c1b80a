// Which Pulumi resource stands for which resource of the landing zone, for importing what exists already.
import {
  accountImport,
  alternateContactImport,
  backupVaultImport,
  keyImport,
  organizationalUnitImport,
} from '@microaccounts/account-factory/imports';
import {
  parameterImport,
  principalAssociationImport,
  resourceAssociationImport,
  resourceShareImport,
  routeTableImport,
  taggedImport,
} from '@microaccounts/networking/imports';
import { iamPolicyImport, roleImport, samlProviderImport } from '@microaccounts/policies/imports';
import type { LandingZoneResource } from '@microaccounts/resources';
import { importIds, type ImportId, type Existing } from '@microaccounts/resources/imports';
import { scpAttachmentImport, scpImport } from '@microaccounts/scp/imports';

/** Import ids, by `<type>::<logical name>`, of those of `resources` that AWS has. */
export function importsOf(resources: readonly LandingZoneResource[], existing: Existing): Map<string, string> {
  return importIds(resources.flatMap((resource) => importOf(resource, existing)));
}

/** Import ids of one resource and its parts: none of what AWS does not have. */
export function importOf(resource: LandingZoneResource, existing: Existing): ImportId[] {
  switch (resource.kind) {
    case 'alternate-contact':
      return alternateContactImport(resource, existing);
    case 'organizational-unit':
      return organizationalUnitImport(resource, existing);
    case 'scp':
      return scpImport(resource, existing);
    case 'scp-attachment':
      return scpAttachmentImport(resource, existing);
    case 'account':
      return accountImport(resource, existing);
    case 'vpc':
    case 'subnet':
    case 'internet-gateway':
    case 'transit-gateway':
    case 'transit-gateway-attachment':
      return taggedImport(resource, existing);
    case 'route-table':
      return routeTableImport(resource, existing);
    case 'resource-share':
      return resourceShareImport(resource, existing);
    case 'resource-association':
      return resourceAssociationImport(resource, existing);
    case 'principal-association':
      return principalAssociationImport(resource, existing);
    case 'iam-policy':
      return iamPolicyImport(resource, existing);
    case 'saml-provider':
      return samlProviderImport(resource, existing);
    case 'role':
      return roleImport(resource, existing);
    case 'key':
      return keyImport(resource, existing);
    case 'backup-vault':
      return backupVaultImport(resource, existing);
    case 'parameter':
      return parameterImport(resource, existing);
    // No stack has them.
    case 'policy-type':
    case 'trusted-service':
    case 'delegated-administrator':
      return [];
    default:
      return unreachable(resource);
  }
}

function unreachable(resource: never): never {
  throw new TypeError(`no import for ${JSON.stringify(resource)}`);
}
