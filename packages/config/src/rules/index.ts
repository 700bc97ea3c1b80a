// All rules, grouped by the noun they are about.
import { accountKeys, reservedKey, uniqueKeys } from './account/accountKeys';
import { accountLimit } from './account/accountLimit';
import { accountNames, distinctNames } from './account/accountNames';
import { uniqueEmails, validEmails } from './account/emails';
import { fittingNames } from './account/fittingNames';
import { distinctLooks } from './account/lookAlikes';
import { freeEmails, ownMailboxes } from './account/mailboxes';
import { projects } from './account/projects';
import { taggableTexts, validTags } from './account/tags';
import { budgetAmounts } from './budget/budgetAmounts';
import { knownBusinessUnits } from './business-unit/knownBusinessUnits';
import { contactEmails } from './contact/contactEmails';
import { contactPhone } from './contact/contactPhone';
import {
  distinctExceptions,
  exceptedAccounts,
  exceptionAddresses,
  exceptionDates,
  narrowExceptions,
} from './drift-exception/driftExceptions';
import { businessUnitNames, environmentNames } from './environment/environmentNames';
import { knownEnvironments } from './environment/knownEnvironments';
import { metadataFile } from './federation/metadataFile';
import { oneFederation, providerName } from './federation/oneFederation';
import { actedOn } from './file/actedOn';
import { landingZonePresent } from './file/landingZonePresent';
import { plainCharacters } from './file/lookAlikeCharacters';
import { oneFilePerName } from './file/oneFilePerName';
import { placedFiles } from './file/placedFiles';
import { requiredKeys } from './file/requiredKeys';
import {
  fewAliases,
  knownKeys,
  noAliasCycles,
  noDuplicateKeys,
  quotedText,
  rightTypes,
  validValues,
  validYaml,
} from './file/schema';
import { guardrailFoundation } from './guardrail/foundationDenied';
import { guardrailNames, ownGuardrailNames } from './guardrail/guardrailNames';
import { knownGuardrails } from './guardrail/knownGuardrails';
import { rcpAttachments, rcpGrammar, rcpLength, rcpServices } from './guardrail/resourceControl';
import { raisableLimits } from './limit/raisableLimits';
import { networkPools, networkRegions } from './network/accountRegions';
import { availabilityZones } from './network/availabilityZones';
import { cidrSyntax } from './network/cidrSyntax';
import { directConnect } from './network/directConnect';
import { distinctGatewayNumbers, gatewayNumbers } from './network/gatewayNumbers';
import { knownSegments } from './network/knownSegments';
import { mutualSegments } from './network/mutualSegments';
import { networkAccount } from './network/networkAccount';
import { overlappingCidrs } from './network/overlappingCidrs';
import { reservedRanges } from './network/reservedRanges';
import { sharedSubnetsPerAccount, subnetsPerVpc } from './network/subnetLimits';
import { knownTiers, tierNames } from './network/tierNames';
import { tierSizes } from './network/tierSizes';
import { privatePools, roomyPools, usableBlocks } from './network/usableBlocks';
import { vpcNames } from './network/vpcNames';
import { zoneRegions } from './network/zoneRegions';
import { accountIds, distinctAccountIds } from './organization/accountIds';
import { coreAccounts } from './organization/coreAccounts';
import { emailTemplate } from './organization/emailTemplate';
import { exemptPrincipals } from './organization/exemptPrincipals';
import { distinctUnits } from './organizational-unit/distinctUnits';
import { knownUnits } from './organizational-unit/knownUnits';
import { unitLimits } from './organizational-unit/unitLimits';
import { unitNames } from './organizational-unit/unitNames';
import { quotaCodes } from './quota/quotaCodes';
import { quotaRegions } from './quota/quotaRegions';
import { quotaTemplate } from './quota/quotaTemplate';
import { availableRegions } from './region/availableRegions';
import { knownRegions } from './region/knownRegions';
import { regionNames } from './region/regionNames';
import { groupTemplate, taggableGroups } from './role/groupTemplate';
import { knownRoles } from './role/knownRoles';
import { distinctRoles, reservedRoles, roleNames } from './role/roleNames';
import { rolePolicies } from './role/rolePolicies';
import { bundleNames } from './service/bundleNames';
import { foundationKept } from './service/foundationKept';
import { knownServices } from './service/knownServices';
import { neededAllowances } from './service/neededAllowances';
import { noContradiction } from './service/noContradiction';
import { serviceNames } from './service/serviceNames';
import { conditionValues, knownConditionKeys, knownOperators } from './statement/conditions';
import { knownActions } from './statement/knownActions';
import { resourceNames } from './statement/resources';
import { distinctSids, sidNames } from './statement/sids';
import { actionNames, allowedResources, principalFree, wholeStatements } from './statement/statements';
import { activeTrusted, knownTrusted, notItself } from './trusted-account/trustedAccounts';
import type { Rule } from './rule';

/** Every rule that an estate is held against. Their order means nothing: diagnostics are sorted by place. */
export const rules: readonly Rule[] = [
  accountKeys,
  reservedKey,
  uniqueKeys,
  accountLimit,
  accountNames,
  distinctNames,
  validEmails,
  uniqueEmails,
  projects,
  validTags,
  taggableTexts,
  knownBusinessUnits,
  environmentNames,
  businessUnitNames,
  knownEnvironments,
  metadataFile,
  oneFederation,
  providerName,
  actedOn,
  landingZonePresent,
  oneFilePerName,
  placedFiles,
  requiredKeys,
  validYaml,
  noDuplicateKeys,
  noAliasCycles,
  fewAliases,
  knownKeys,
  rightTypes,
  quotedText,
  validValues,
  ownGuardrailNames,
  guardrailNames,
  knownGuardrails,
  networkRegions,
  networkPools,
  availabilityZones,
  cidrSyntax,
  gatewayNumbers,
  distinctGatewayNumbers,
  knownSegments,
  networkAccount,
  overlappingCidrs,
  reservedRanges,
  knownTiers,
  tierNames,
  tierSizes,
  vpcNames,
  accountIds,
  distinctAccountIds,
  coreAccounts,
  emailTemplate,
  exemptPrincipals,
  knownUnits,
  unitLimits,
  unitNames,
  availableRegions,
  regionNames,
  groupTemplate,
  taggableGroups,
  roleNames,
  reservedRoles,
  distinctRoles,
  rolePolicies,
  bundleNames,
  foundationKept,
  noContradiction,
  serviceNames,
  wholeStatements,
  principalFree,
  actionNames,
  allowedResources,
  knownTrusted,
  notItself,
  activeTrusted,
  distinctLooks,
  fittingNames,
  freeEmails,
  ownMailboxes,
  plainCharacters,
  distinctUnits,
  knownRoles,
  knownRegions,
  raisableLimits,
  quotaCodes,
  quotaTemplate,
  quotaRegions,
  budgetAmounts,
  contactEmails,
  contactPhone,
  knownServices,
  neededAllowances,
  zoneRegions,
  privatePools,
  roomyPools,
  usableBlocks,
  mutualSegments,
  directConnect,
  sharedSubnetsPerAccount,
  subnetsPerVpc,
  knownActions,
  distinctSids,
  sidNames,
  resourceNames,
  conditionValues,
  knownConditionKeys,
  knownOperators,
  guardrailFoundation,
  rcpAttachments,
  rcpGrammar,
  rcpLength,
  rcpServices,
  exceptionAddresses,
  narrowExceptions,
  exceptedAccounts,
  exceptionDates,
  distinctExceptions,
];
