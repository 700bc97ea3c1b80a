// Reads service control policies from AWS.
export { readScps } from './scps';
