// The metadata of the identity provider is a file of the estate that IAM would accept.
import { valueIn } from '../../written/file';
import type { Rule } from '../rule';

/** IAM API Reference, "CreateSAMLProvider": the length of `SAMLMetadataDocument`. */
const LENGTH = { least: 1000, most: 10_000_000 };

export const metadataFile: Rule = {
  code: 'federation/metadata-file',
  demands: 'the metadata file is a file of the estate and a SAML document that IAM accepts',
  source: 'IAM API Reference, "CreateSAMLProvider", `SAMLMetadataDocument`',
  *check({ landingZone, texts, unread }) {
    const name = landingZone.value.baseline?.federation?.saml?.metadataFile;
    if (name === undefined) return;
    const at = valueIn(landingZone, 'baseline', 'federation', 'saml', 'metadataFile');
    if (name.startsWith('/') || name.split('/').includes('..')) {
      yield {
        at,
        message: `\`${name}\` is outside of the estate`,
        help: 'a file name is relative to the estate folder',
      };
      return;
    }
    const text = texts.get(name);
    if (unread.has(name)) return;
    if (text === undefined)
      yield { at, message: `there is no file \`${name}\``, help: 'a file name is relative to the estate folder' };
    else if (text.length < LENGTH.least || text.length > LENGTH.most)
      yield {
        at,
        message: `\`${name}\` has ${text.length} characters, and IAM accepts ${LENGTH.least} to ${LENGTH.most}`,
        help: 'export the whole metadata document of the identity provider',
      };
    else if (!/<([\w-]+:)?EntityDescriptor[\s>]/.test(text))
      yield {
        at,
        message: `\`${name}\` holds no SAML \`EntityDescriptor\``,
        help: 'export it from the identity provider',
      };
  },
};
