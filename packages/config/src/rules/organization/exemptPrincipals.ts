// Exempt principals are ARNs, since a condition compares them with one. For a session that is the ARN of its role (IAM User
// Guide, "AWS global condition context keys", `aws:PrincipalArn`): the ARN of a session would exempt nobody.
import { valueIn } from '../../written/file';
import type { Rule } from '../rule';

export const exemptPrincipals: Rule = {
  code: 'organization/invalid-principal',
  demands: 'an exempt principal is the ARN of a role or a user, in which `*` may stand for anything but all',
  source: 'IAM User Guide, "AWS global condition context keys", `aws:PrincipalArn`',
  check: ({ landingZone }) =>
    (landingZone.value.exemptPrincipals ?? []).flatMap((arn, index) =>
      /^arn:aws[a-z-]*:iam::(\d{12}|\*):(role|user)\/[\w+=,.@/*?-]*[\w+=,.@-][\w+=,.@/*?-]*$/.test(arn)
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
