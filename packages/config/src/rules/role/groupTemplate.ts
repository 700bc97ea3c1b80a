// The template of AD groups tells roles apart.
import { groupWords, placeholdersOf } from '../../defaults/template';
import type { Spot } from '../../spot';
import { didYouMean } from '../../suggestion';
import { valueIn } from '../../written/file';
import { listed } from '../reference';
import type { FileRule, Surrounded } from '../rule';

export const groupTemplate: FileRule = {
  code: 'role/group-template',
  demands: 'the group template names the role, and every group only words that are replaced',
  perFile: true,
  *check(estate) {
    const { landingZone } = estate;
    const template = landingZone.value.baseline?.group;
    for (const [group, at] of groupsOf(estate))
      for (const word of placeholdersOf(group))
        if (!groupWords.includes(word))
          yield {
            at,
            message: `nothing replaces \`{${word}}\``,
            help: didYouMean(word, groupWords, `the words are ${listed(groupWords)}`),
          };
    if (template !== undefined && !placeholdersOf(template).includes('role'))
      yield {
        at: valueIn(landingZone, 'baseline', 'group'),
        message: 'the template gives all roles of an account to one group',
        help: 'put `{role}` in it, as in `AWS-{accountId}-{role}`',
      };
  },
};

export const taggableGroups: FileRule = {
  code: 'role/invalid-group',
  demands: 'the name of a group, which becomes a tag of its role, can be the value of one',
  source: 'IAM User Guide, "Tags for IAM resources"',
  perFile: true,
  *check(estate) {
    for (const [group, at] of groupsOf(estate))
      if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,128}$/u.test(group.replace(/[{}]/g, '')))
        yield {
          at,
          message: `the group \`${group}\` becomes a tag of its role and cannot be the value of one`,
          help: 'use at most 128 letters, digits, spaces and `_.:/=+-@`, and words in braces',
        };
  },
};

function* groupsOf({ landingZone, accounts }: Surrounded): Generator<[string, Spot]> {
  const { baseline } = landingZone.value;
  if (baseline?.group !== undefined) yield [baseline.group, valueIn(landingZone, 'baseline', 'group')];
  for (const [name, role] of Object.entries(baseline?.roles ?? {}))
    if (role?.group !== undefined) yield [role.group, valueIn(landingZone, 'baseline', 'roles', name, 'group')];
  for (const { settings, valueAt } of accounts)
    for (const [name, role] of Object.entries(settings.roles ?? {}))
      if (role?.group !== undefined) yield [role.group, valueAt('roles', name, 'group')];
}
