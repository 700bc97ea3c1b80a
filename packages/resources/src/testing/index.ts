// What tests of readers start from.
export { answeringClient, type Answers } from './answeringClient';
export { virtualClock } from './virtualClock';
