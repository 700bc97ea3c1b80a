// What the deploy/ folders of the packages share.
export { Deployment, type Surroundings } from './deployment';
export { importIds, type Existing, type ExistingResource, type ImportId } from './importId';
