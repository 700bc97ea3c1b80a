// Reads from AWS the networks of a region, what they share with whom, and the network facts in an account.
export { readParameters } from './parameters';
export { readResourceShares } from './resourceShares';
export { readTransitGateways } from './transitGateways';
export { readVpcs } from './vpcs';
