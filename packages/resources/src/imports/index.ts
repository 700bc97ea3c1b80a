// How Pulumi is told of what AWS has already: free of Pulumi itself, which takes long to load.
export { importIds, type Existing, type ExistingResource, type ImportId } from './importId';
export { inRegion, regionOf } from './region';
