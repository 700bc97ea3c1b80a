// How the schedule reaches its account.
export { program } from './program';
