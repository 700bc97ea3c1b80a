// The policies of a role are managed policies.
import { policyArnPattern } from '../../patterns';
import type { Spot } from '../../spot';
import { valueIn } from '../../written/file';
import type { WrittenRole } from '../../written/role';
import type { FileRule, Surrounded } from '../rule';

export const rolePolicies: FileRule = {
  code: 'role/invalid-policy',
  demands: 'the policies of a role are ARNs of managed policies',
  source: 'IAM User Guide, "IAM identifiers", ARNs',
  perFile: true,
  *check(estate) {
    for (const [arn, at] of policiesOf(estate))
      if (!policyArnPattern.test(arn))
        yield {
          at,
          message: `\`${arn}\` is not the ARN of a managed policy`,
          help: 'write it as in `arn:aws:iam::aws:policy/AmazonSQSFullAccess`',
        };
  },
};

function* policiesOf({ landingZone, accounts }: Surrounded): Generator<[string, Spot]> {
  yield* inRoles(landingZone.value.baseline?.roles, (...path) => valueIn(landingZone, 'baseline', 'roles', ...path));
  for (const { settings, valueAt } of accounts) yield* inRoles(settings.roles, (...path) => valueAt('roles', ...path));
}

function* inRoles(
  roles: { readonly [name: string]: WrittenRole | null } | undefined,
  at: (...path: (string | number)[]) => Spot,
): Generator<[string, Spot]> {
  for (const [name, role] of Object.entries(roles ?? {}))
    for (const [index, arn] of (role?.policies ?? []).entries()) yield [arn, at(name, 'policies', index)];
}
