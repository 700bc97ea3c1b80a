// There is one way in.
import { keyIn, valueIn } from '../../written/file';
import type { Rule } from '../rule';

export const oneFederation: Rule = {
  code: 'federation/one-kind',
  demands: 'federation is `saml` or `identityCenter`, not both and not neither',
  *check({ landingZone }) {
    const federation = landingZone.value.baseline?.federation;
    if (federation === undefined) return;
    if ((federation.saml === undefined) === (federation.identityCenter === undefined))
      yield {
        at: keyIn(landingZone, 'baseline', 'federation'),
        message: `federation is ${federation.saml === undefined ? 'neither' : 'both'} \`saml\` ${federation.saml === undefined ? 'nor' : 'and'} \`identityCenter\``,
        help: 'write one of the two',
      };
  },
};

export const providerName: Rule = {
  code: 'federation/provider-name',
  demands: 'the name of the SAML provider has 1 to 128 letters, digits and `._-`',
  source: 'IAM API Reference, "CreateSAMLProvider", `Name`',
  *check({ landingZone }) {
    const name = landingZone.value.baseline?.federation?.saml?.provider;
    if (name === undefined || /^[\w.-]{1,128}$/.test(name)) return;
    yield {
      at: valueIn(landingZone, 'baseline', 'federation', 'saml', 'provider'),
      message: `\`${name}\` cannot be the name of a SAML provider`,
      help: 'use 1 to 128 letters, digits and `._-`',
    };
  },
};
