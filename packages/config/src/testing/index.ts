// What tests of other packages start from.
export { meantAccount, meantEstate } from './meantEstate';
