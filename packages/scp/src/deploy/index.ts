// How SCPs reach AWS: Pulumi resources from a plain list.
export { deployScp, deployScpAttachment } from './policies';
