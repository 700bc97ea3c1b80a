// The core accounts are three active accounts of this estate.
import { valueIn } from '../../written/file';
import { unknownName } from '../reference';
import type { Rule } from '../rule';

const ROLES = ['network', 'logArchive', 'audit'] as const;

export const coreAccounts: Rule = {
  code: 'organization/core-account',
  demands: 'the core accounts are three active accounts of the estate',
  *check({ landingZone, known }) {
    const taken = new Map<string, string>();
    for (const role of ROLES) {
      const key = landingZone.value.coreAccounts?.[role];
      if (key === undefined) continue;
      const at = valueIn(landingZone, 'coreAccounts', role);
      yield* unknownName(at, 'account', key, known.accounts);
      const state = known.accounts.get(key)?.settings.state ?? 'active';
      if (state !== 'active')
        yield { at, message: `the core account \`${key}\` is ${state}`, help: 'a core account is active' };
      const other = taken.get(key);
      if (other !== undefined)
        yield { at, message: `\`${key}\` is the account of \`${other}\` already`, help: 'each has its own' };
      taken.set(key, role);
    }
  },
};
