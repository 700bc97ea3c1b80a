// Tags are such that AWS accepts them.
import type { Rule } from '../rule';

/** AWS Organizations User Guide, "Tagging AWS Organizations resources"; some of the 50 are the landing zone's own. */
const MOST = 40;

export const validTags: Rule = {
  code: 'account/invalid-tag',
  demands: `an account has at most ${MOST} tags, with keys of 1 to 128 and values of at most 256 letters, digits, spaces and \`_.:/=+-@\``,
  *check({ accounts }) {
    for (const { settings, keyAt, valueAt } of accounts) {
      const tags = Object.entries(settings.tags ?? {});
      if (tags.length > MOST)
        yield { at: keyAt('tags'), message: `there are ${tags.length} tags, and ${MOST} are allowed` };
      for (const [key, value] of tags) {
        if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(key) || /^aws:/i.test(key))
          yield {
            at: keyAt('tags', key),
            message: `\`${key}\` cannot be the key of a tag`,
            help: 'keys beginning with `aws:` are of AWS',
          };
        if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value))
          yield { at: valueAt('tags', key), message: `\`${value}\` cannot be the value of a tag` };
      }
    }
  },
};
