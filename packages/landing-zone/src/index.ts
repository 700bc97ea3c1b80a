// Estate → LandingZone → stacks and resources, and the difference between two of them.
export { compare, type Difference } from './compare';
export { changesBetween, planChanges, type PlanInput } from './plan/changes';
export { checkEstate, type CheckedEstate } from './plan/check';
export { compile, type Compiled } from './plan/compile';
export type { Action, Approval, Change, Origin, PlanDocument, Quota } from './plan/document';
export type { Estimate } from './plan/estimate';
export { isActive, type LandingZone, type Stack, type StackKind } from './plan/landingZone';
export { publicationOf, publications, type Publication } from './plan/publication';
export { reasons, type Reason } from './plan/reason';
export { policyWidens } from './plan/policyWidening';
export { referredResource, regionalNetworkResources, resources, stackDigest, stackResources } from './plan/resources';
export { selectedStacks, shardOf, type Selection } from './plan/rollout';
export { resourceDigests, stackSpec, type StackSpec } from './plan/stackSpec';
export { accountStack, baselineStack, networkStack, ORGANIZATION_STACK, vendedAccount } from './plan/stacks';
