// How the bootstrap reaches the management account, and what programs like it register and read likewise.
export { deployBucket } from './bucket';
export { deployKey } from './key';
export { program } from './program';
export { configuredValues, refusal } from './settings';
