// What the deploy/ folders of the packages share.
export { Deployment, type Surroundings } from './deployment';
export { stopTracing } from './sdkTracing';
