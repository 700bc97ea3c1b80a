// Tags are such that AWS accepts them.
import { valueIn } from '../../written/file';
import type { FileRule } from '../rule';

/** AWS Organizations User Guide, "Tagging AWS Organizations resources"; some of the 50 are the landing zone's own. */
const MOST = 40;
const KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;
const VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
const VALUE_HELP = 'use at most 256 letters, digits, spaces and `_.:/=+-@`';

export const validTags: FileRule = {
  code: 'account/invalid-tag',
  demands: `an account has at most ${MOST} tags, with keys of 1 to 128 and values of at most 256 letters, digits, spaces and \`_.:/=+-@\``,
  source: 'AWS Organizations User Guide, "Tagging AWS Organizations resources"',
  perFile: true,
  *check({ accounts }) {
    for (const { settings, keyAt, valueAt } of accounts) {
      const tags = Object.entries(settings.tags ?? {});
      if (tags.length > MOST)
        yield { at: keyAt('tags'), message: `there are ${tags.length} tags, and ${MOST} are allowed` };
      for (const [key, value] of tags) {
        if (!KEY.test(key) || /^aws:/i.test(key))
          yield {
            at: keyAt('tags', key),
            message: `\`${key}\` cannot be the key of a tag`,
            help: 'keys beginning with `aws:` are of AWS',
          };
        if (!VALUE.test(value))
          yield {
            at: valueAt('tags', key),
            message: `\`${value}\` cannot be the value of a tag`,
            help: VALUE_HELP,
          };
      }
    }
  },
};

export const taggableTexts: FileRule = {
  code: 'account/not-a-tag-value',
  demands: 'owners and cost centres, which become tags of accounts, can be values of tags',
  source: 'AWS Organizations User Guide, "Tagging AWS Organizations resources"',
  perFile: true,
  *check({ landingZone, accounts }) {
    for (const { settings, valueAt } of accounts)
      if (settings.owner !== undefined && !VALUE.test(settings.owner))
        yield { at: valueAt('owner'), message: untaggable('owner', settings.owner), help: VALUE_HELP };
    for (const [name, unit] of Object.entries(landingZone.value.businessUnits ?? {}))
      if (unit?.costCenter !== undefined && !VALUE.test(unit.costCenter))
        yield {
          at: valueIn(landingZone, 'businessUnits', name, 'costCenter'),
          message: untaggable('cost centre', unit.costCenter),
          help: VALUE_HELP,
        };
  },
};

function untaggable(noun: string, text: string): string {
  return `the ${noun} \`${text}\` becomes a tag of accounts and cannot be the value of one`;
}
