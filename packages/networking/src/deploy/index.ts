// How networks reach AWS, and accounts reach the networks.
export { deployParameter, deployPrincipalAssociation } from './accountNetwork';
export { deployResourceAssociation, deployResourceShare, deployTransitGateway } from './regional';
export { deploySharedVpc, type SharedVpcSpec } from './sharedVpc';
