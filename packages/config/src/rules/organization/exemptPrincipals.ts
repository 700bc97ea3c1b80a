// Exempt principals are ARNs, since a condition compares them with one.
import { valueIn } from '../../written/file';
import type { Rule } from '../rule';

export const exemptPrincipals: Rule = {
  code: 'organization/invalid-principal',
  demands: 'an exempt principal is the ARN of a role or a user, in which `*` may stand for anything but all',
  check: ({ landingZone }) =>
    (landingZone.value.exemptPrincipals ?? []).flatMap((arn, index) =>
      /^arn:aws[a-z-]*:(iam|sts)::(\d{12}|\*):(role|user|assumed-role)\/[\w+=,.@/*?-]*[\w+=,.@-][\w+=,.@/*?-]*$/.test(
        arn,
      )
        ? []
        : [
            {
              at: valueIn(landingZone, 'exemptPrincipals', index),
              message: `\`${arn}\` is not the ARN of a role or a user`,
              help: 'write it as in `arn:aws:iam::*:role/LandingZoneAutomation`',
            },
          ],
    ),
};
