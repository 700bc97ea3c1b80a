// How networks reach AWS, and accounts reach the networks.
export {
  deployParameter,
  deployPrincipalAssociation,
  parameterImport,
  principalAssociationImport,
} from './accountNetwork';
export { resourceAssociationImport, resourceShareImport, routeTableImport, taggedImport } from './imports';
export { awsxVersion } from './plugin';
export { deployResourceAssociation, deployResourceShare, deployTransitGateway } from './regional';
export { deploySharedVpc, type SharedVpcSpec } from './sharedVpc';
