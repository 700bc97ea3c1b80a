// The template of the accounts' e-mail addresses can make an address of its own for each account.
import { accountEmailWords, expand, placeholdersOf } from '../../defaults/template';
import { didYouMean } from '../../suggestion';
import { valueIn } from '../../written/file';
import { isAddress } from '../account/address';
import { listed } from '../reference';
import type { Rule } from '../rule';

export const emailTemplate: Rule = {
  code: 'organization/email-template',
  demands: 'the e-mail template names the key of the account, and only words that are replaced',
  *check({ landingZone }) {
    const template = landingZone.value.organization?.accountEmail;
    if (template === undefined) return;
    const at = valueIn(landingZone, 'organization', 'accountEmail');
    const words = placeholdersOf(template);
    for (const word of words)
      if (!accountEmailWords.includes(word))
        yield {
          at,
          message: `nothing replaces \`{${word}}\``,
          help: didYouMean(word, accountEmailWords, `the words are ${listed(accountEmailWords)}`),
        };
    if (!isAddress(expand(template, Object.fromEntries(words.map((word) => [word, 'a'])))))
      yield {
        at,
        message: `\`${template}\` makes no e-mail address that AWS accepts`,
        help: 'write it as in `aws+{key}@cloud.example.com`',
      };
    if (!words.includes('key'))
      yield {
        at,
        message: 'the template gives several accounts the same e-mail address',
        help: 'put `{key}` in it, as in `aws+{key}@cloud.example.com`',
      };
  },
};
