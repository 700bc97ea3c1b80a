// Names of roles can be names of IAM roles, and are nobody else's.
import { standardRoleNames } from '../../defaults/roleNames';
import { roleNamePattern } from '../../patterns';
import type { Spot } from '../../spot';
import { keyIn } from '../../written/file';
import type { Complaint, FileRule, Rule, Surrounded } from '../rule';

/** Made by the landing zone, and of no use if anyone could widen it. */
const RESERVED = ['landingzoneaudit', 'organizationaccountaccessrole'];

export const roleNames: FileRule = {
  code: 'role/invalid-name',
  demands: 'the name of a role is 1 to 64 letters, digits and `+=,.@_-`',
  source: 'IAM API Reference, "CreateRole", `RoleName`',
  perFile: true,
  *check(estate) {
    for (const { name, at } of writtenRoles(estate))
      if (!roleNamePattern.test(name))
        yield {
          at,
          message: `\`${name}\` cannot be the name of a role`,
          help: 'use 1 to 64 letters, digits and `+=,.@_-`',
        };
  },
};

export const reservedRoles: FileRule = {
  code: 'role/reserved-name',
  demands: 'no role is called as one that the landing zone needs for itself',
  perFile: true,
  *check(estate) {
    for (const { name, at } of writtenRoles(estate))
      if (RESERVED.includes(name.toLowerCase()))
        yield { at, message: `the role \`${name}\` is the landing zone's own`, help: 'choose another name' };
  },
};

export const distinctRoles: Rule = {
  code: 'role/ambiguous-name',
  demands: 'names of roles differ by more than the case of their letters: to IAM they would be the same',
  source: 'IAM API Reference, "CreateRole", `RoleName`',
  *check(estate) {
    const shared = new Map<string, string>(standardRoleNames.map((name) => [name.toLowerCase(), name]));
    let own = new Map<string, string>();
    let of: string | null = null;
    for (const { name, at, account } of writtenRoles(estate)) {
      if (account !== of) own = new Map();
      of = account;
      const lower = name.toLowerCase();
      const other = own.get(lower) ?? shared.get(lower);
      if (other !== undefined && other !== name) yield ambiguous(name, other, at);
      (account === null ? shared : own).set(lower, other ?? name);
    }
  },
};

function ambiguous(name: string, other: string, at: Spot): Complaint {
  return {
    at,
    message: `the roles \`${name}\` and \`${other}\` would be one to IAM`,
    help: `did you mean \`${other}\`?`,
  };
}

/** The roles of `baseline.roles`, then those of each account. */
function* writtenRoles({
  landingZone,
  accounts,
}: Surrounded): Generator<{ name: string; at: Spot; account: string | null }> {
  for (const name of Object.keys(landingZone.value.baseline?.roles ?? {}))
    yield { name, at: keyIn(landingZone, 'baseline', 'roles', name), account: null };
  for (const { key, settings, keyAt } of accounts)
    for (const name of Object.keys(settings.roles ?? {})) yield { name, at: keyAt('roles', name), account: key };
}
