// Everything that somebody does by hand in the tests, for every kind that moto has.
import { baselineAdditions, baselineTamperings } from './baseline';
import { contactAdditions, contactTamperings } from './contacts';
import { iamAdditions, iamTamperings } from './iam';
import { networkAdditions, networkTamperings } from './network';
import { organizationAdditions, organizationTamperings, type Scps } from './organization';
import type { Addition, Tampering } from './tampering';

export type { Addition, Tampering } from './tampering';
export { scpsOf, type Scps } from './organization';

export function tamperings(scps: Scps): readonly Tampering[] {
  return [
    ...organizationTamperings(scps),
    ...contactTamperings,
    ...iamTamperings,
    ...baselineTamperings,
    ...networkTamperings,
  ];
}

export function additions(scps: Scps): readonly Addition[] {
  return [
    ...organizationAdditions(scps),
    ...contactAdditions,
    ...iamAdditions,
    ...baselineAdditions,
    ...networkAdditions,
  ];
}
