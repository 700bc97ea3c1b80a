// The vocabulary that every package shares: resources, references between them, canonical JSON, policy documents.
export {
  ACCESS_ROLE,
  AUDIT_ROLE,
  BACKUP_VAULT,
  KEY_ALIAS,
  LANDING_ZONE_PATH,
  MANAGED_BY,
  PARAMETER_PATH,
  PERMISSION_BOUNDARY,
} from './baseline';
export { canonicalJson, digest, same } from './canonical';
export { mapMembers } from './members';
export { managedPolicyChanges, roleChanges, samlProviderChanges } from './iamChanges';
export type * from './kinds';
export { normalPolicy, policyDocument, type PolicyDocument, type Statement } from './policyDocument';
export { policyMeaning, statementMeaning } from './policyMeaning';
export { naturalKeys, naturalKeysOf, type Identifiable } from './naturalKey';
export { pathText } from './pathText';
export { allPrintable, printable, printableJson } from './printable';
export {
  isJoin,
  isReference,
  join,
  reference,
  references,
  substitute,
  type Join,
  type Reference,
  type Value,
} from './reference';
export { MANAGEMENT, ORGANIZATION_ROOT, type ObservedResource, type Resource } from './resource';
export { nameTag } from './tags';
