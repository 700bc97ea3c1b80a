// Names and import ids of networks and of what accounts get of them, free of Pulumi itself.
export { belowAccount, parameterImport, principalAssociationImport } from './accountNetwork';
export {
  resourceAssociationImport,
  resourceAssociationName,
  resourceShareImport,
  routeTableImport,
  taggedImport,
} from './regional';
