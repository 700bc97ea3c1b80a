// All rules, grouped by the noun they are about.
import { accountKeys, reservedKey, uniqueKeys } from './account/accountKeys';
import { accountLimit } from './account/accountLimit';
import { accountNames, distinctNames } from './account/accountNames';
import { uniqueEmails, validEmails } from './account/emails';
import { projects } from './account/projects';
import { taggableTexts, validTags } from './account/tags';
import { knownBusinessUnits } from './business-unit/knownBusinessUnits';
import { businessUnitNames, environmentNames } from './environment/environmentNames';
import { knownEnvironments } from './environment/knownEnvironments';
import { metadataFile } from './federation/metadataFile';
import { oneFederation, providerName } from './federation/oneFederation';
import { actedOn } from './file/actedOn';
import { landingZonePresent } from './file/landingZonePresent';
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
import { guardrailNames, ownGuardrailNames } from './guardrail/guardrailNames';
import { knownGuardrails } from './guardrail/knownGuardrails';
import { networkPools, networkRegions } from './network/accountRegions';
import { availabilityZones } from './network/availabilityZones';
import { cidrSyntax } from './network/cidrSyntax';
import { distinctGatewayNumbers, gatewayNumbers } from './network/gatewayNumbers';
import { knownSegments } from './network/knownSegments';
import { networkAccount } from './network/networkAccount';
import { overlappingCidrs } from './network/overlappingCidrs';
import { reservedRanges } from './network/reservedRanges';
import { knownTiers, tierNames } from './network/tierNames';
import { tierSizes } from './network/tierSizes';
import { vpcNames } from './network/vpcNames';
import { accountIds, distinctAccountIds } from './organization/accountIds';
import { coreAccounts } from './organization/coreAccounts';
import { emailTemplate } from './organization/emailTemplate';
import { exemptPrincipals } from './organization/exemptPrincipals';
import { knownUnits } from './organizational-unit/knownUnits';
import { unitLimits } from './organizational-unit/unitLimits';
import { unitNames } from './organizational-unit/unitNames';
import { availableRegions } from './region/availableRegions';
import { regionNames } from './region/regionNames';
import { groupTemplate, taggableGroups } from './role/groupTemplate';
import { distinctRoles, reservedRoles, roleNames } from './role/roleNames';
import { rolePolicies } from './role/rolePolicies';
import { bundleNames } from './service/bundleNames';
import { foundationKept } from './service/foundationKept';
import { noContradiction } from './service/noContradiction';
import { serviceNames } from './service/serviceNames';
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
];
