// How the bootstrap reaches the management account.
export { program } from './program';
