// The folder of an account is a business unit.
import { unknownName } from '../reference';
import type { Complaint, Rule } from '../rule';

export const knownBusinessUnits: Rule = {
  code: 'business-unit/unknown',
  demands: 'a folder under `accounts/` is called as one of `businessUnits`',
  check({ accounts, known }) {
    const said = new Set<string>();
    return accounts.flatMap(({ businessUnit, file }): Complaint[] => {
      // Once for a folder, at its first file.
      if (said.has(businessUnit)) return [];
      said.add(businessUnit);
      return unknownName({ file, path: [], of: 'key' }, 'business unit', businessUnit, known.businessUnits);
    });
  },
};
