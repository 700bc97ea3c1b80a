// A role that an account names is one that exists, or is given something to do.
import { standardRoleNames } from '../../defaults/roleNames';
import { unknownName } from '../reference';
import type { FileRule } from '../rule';

export const knownRoles: FileRule = {
  code: 'role/unknown',
  demands:
    'a role without policies and statements is a standard one or one of `baseline.roles`: another could do nothing',
  perFile: true,
  *check({ landingZone, accounts }) {
    const known = new Set([...standardRoleNames, ...Object.keys(landingZone.value.baseline?.roles ?? {})]);
    if (landingZone.broken) return;
    for (const { settings, keyAt } of accounts)
      for (const [name, role] of Object.entries(settings.roles ?? {})) {
        if ((role?.policies ?? []).length + (role?.statements ?? []).length > 0) continue;
        for (const { at, help } of unknownName(keyAt('roles', name), 'role', name, known))
          yield {
            at,
            severity: 'warning',
            message: `the role \`${name}\` is no standard one and may do nothing`,
            help: help?.startsWith('did you') === true ? help : 'give it `policies` or `statements`',
          };
      }
  },
};
