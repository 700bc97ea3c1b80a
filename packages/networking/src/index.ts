// Shared networks: the address plan with its lock, and the resources that follow from it.
export { accountNetworkResources } from './plan/accountNetworkResources';
export type { AddressLock, LockedRegion, LockedVpc } from './plan/addressLock';
export { parseCidr, type Cidr } from './plan/cidr';
export { parseLock, type ParsedLock } from './plan/lockParser';
export { printLock } from './plan/lockText';
export { subnetName } from './plan/names';
export type { NetworkPlan, NetworkShare, NetworkSubnet, RegionalNetwork, SharedVpc } from './plan/network';
export { planNetworks } from './plan/networkPlan';
export { networkResources } from './plan/networkResources';
