// What tests of other packages start from.
export { badEstates, expectedFile, withBadEstate } from './badEstates';
export { meantAccount, meantEstate } from './meantEstate';
export { belowFrom, mutated, type Below } from './mutation';
export { ARBITRARY_ACCOUNT, arbitraryEstate } from './arbitraryEstate';
