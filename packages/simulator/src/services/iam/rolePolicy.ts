// Inline policies of roles.
import type {
  DeleteRolePolicyCommandInput,
  GetRolePolicyCommandInput,
  GetRolePolicyCommandOutput,
  ListRolePoliciesCommandInput,
  ListRolePoliciesCommandOutput,
  PutRolePolicyCommandInput,
} from '@aws-sdk/client-iam';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { parsePolicy } from '../policyDocument';
import { checkedName } from './entityName';
import { encoded, sizeOf } from './policyText';
import { invalidMarker, limitExceeded, malformedPolicy, noSuchEntity } from './refusal';
import { roleNamed } from './role';
import { putRole, type RoleRow } from './tables';

export const rolePolicyOperations = {
  PutRolePolicy: changes((context, input: PutRolePolicyCommandInput) => {
    const row = roleNamed(context, input.RoleName);
    const name = checkedName(required(input.PolicyName, 'PolicyName'), 128);
    const document = required(input.PolicyDocument, 'PolicyDocument');
    parsePolicy(document, 'identity', malformedPolicy);
    const inline = { ...row.inline, [name]: document };
    // The quota is of all inline policies of a role together (IAM User Guide, "IAM and AWS STS quotas").
    const most = context.quotas.rolePolicyCharacters;
    const size = Object.values(inline).reduce((sum, text) => sum + sizeOf(text), 0);
    if (size > most) throw limitExceeded(`Maximum policy size of ${most} bytes exceeded for role ${row.name}`);
    putRole(context, { ...row, inline });
    return {};
  }),

  GetRolePolicy: reads((context, input: GetRolePolicyCommandInput): Answer<GetRolePolicyCommandOutput> => {
    const row = roleNamed(context, input.RoleName);
    const name = required(input.PolicyName, 'PolicyName');
    return { RoleName: row.name, PolicyName: name, PolicyDocument: encoded(inlinePolicy(row, name)) };
  }),

  DeleteRolePolicy: changes((context, input: DeleteRolePolicyCommandInput) => {
    const row = roleNamed(context, input.RoleName);
    const name = required(input.PolicyName, 'PolicyName');
    inlinePolicy(row, name);
    const { [name]: _gone, ...inline } = row.inline;
    putRole(context, { ...row, inline });
    return {};
  }),

  ListRolePolicies: reads((context, input: ListRolePoliciesCommandInput): Answer<ListRolePoliciesCommandOutput> => {
    const row = roleNamed(context, input.RoleName);
    const list = `inline/${row.name}`;
    const { items, next } = page(
      list,
      Object.keys(row.inline).sort(),
      input.Marker,
      input.MaxItems ?? 100,
      invalidMarker,
    );
    return { PolicyNames: items, IsTruncated: next !== undefined, Marker: next };
  }),
};

function inlinePolicy(row: RoleRow, name: string): string {
  const document = row.inline[name];
  if (document === undefined) throw noSuchEntity(`The role policy with name ${name} cannot be found.`);
  return document;
}
