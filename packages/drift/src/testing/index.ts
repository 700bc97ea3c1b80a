// What tests of other packages put into an AWS by hand.
export { seed } from './seeding';
