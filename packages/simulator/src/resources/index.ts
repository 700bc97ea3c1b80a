// The Pulumi provider `aws` in terms of AWS operations, for both engines.
export { AwsAccess, isRefusal } from './awsAccess';
export { checkInputs, type CheckFailure } from './inputSchema';
export { hasUnknown, UNKNOWN, type Properties } from './properties';
export { checkProvider, providerAccess } from './providerConfiguration';
export { invokeOf, resourceTypeOf } from './registry';
export {
  createResource,
  deleteResource,
  diffResource,
  HalfMadeError,
  importedInputs,
  readResource,
  updateResource,
  type ResourceState,
  type ResourceType,
} from './resourceType';
