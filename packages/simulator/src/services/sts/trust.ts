// Whether a role's trust policy lets the caller assume it.
// (IAM User Guide, "Policy evaluation logic" and "IAM JSON policy elements: Condition operators")
import { type CallContext } from '../../store/callContext';
import { existingRole } from '../iam/tables';
import { isActive, organizationOf } from '../organizations/hierarchy';
import { listOf, parsePolicy, type ParsedStatement } from '../policyDocument';
import { awsPrincipals, covers, sessionRole } from '../principal';

/** An Allow for `sts:AssumeRole` that names the caller, and no such Deny. */
export function trusts(context: CallContext, trustPolicy: string, externalId: string | undefined): boolean {
  const statements = parsePolicy(
    trustPolicy,
    'trust',
    (reason) => new Error(`a stored trust policy is broken: ${reason}`),
  );
  const meant = statements.filter((statement) => applies(context, statement, externalId));
  return meant.some(({ Effect }) => Effect === 'Allow') && !meant.some(({ Effect }) => Effect === 'Deny');
}

function applies(context: CallContext, statement: ParsedStatement, externalId: string | undefined): boolean {
  const actions = listOf(statement.Action ?? statement.NotAction);
  const named = actions.some((action) => like(action.toLowerCase(), 'sts:assumerole'));
  if (named === (statement.NotAction !== undefined)) return false;
  if (!awsPrincipals(statement).some((principal) => covers(principal, context.caller.principalArn))) return false;
  const keys = requestKeys(context, externalId);
  return Object.entries(statement.Condition ?? {}).every(([operator, wanted]) =>
    Object.entries(wanted).every(([key, values]) => holds(operator, keys[key.toLowerCase()], listOf(values))),
  );
}

/** The condition keys that an AssumeRole request has here. */
function requestKeys(
  context: CallContext,
  externalId: string | undefined,
): Readonly<Record<string, string | undefined>> {
  const { accountId, principalArn } = context.caller;
  const role = sessionRole(principalArn);
  return {
    // For a session this key holds the ARN of its role (IAM User Guide, "aws:PrincipalArn").
    'aws:principalarn': role === undefined ? principalArn : (existingRole(context, role)?.arn ?? principalArn),
    'aws:principalaccount': accountId,
    'aws:principalorgid': isActive(context, accountId) ? organizationOf(context).id : undefined,
    'sts:externalid': externalId,
  };
}

/** A key that the request does not have fails every operator but the negated ones and those `…IfExists`. */
function holds(operator: string, actual: string | undefined, values: readonly string[]): boolean {
  const [, kind = '', ifExists] = /^(.*?)(IfExists)?$/.exec(operator) ?? [];
  if (actual === undefined && ifExists !== undefined) return true;
  switch (kind) {
    case 'StringEquals':
      return actual !== undefined && values.includes(actual);
    case 'StringNotEquals':
      return actual === undefined || !values.includes(actual);
    case 'StringLike':
    case 'ArnLike':
    case 'ArnEquals':
      return actual !== undefined && values.some((pattern) => like(pattern, actual));
    case 'StringNotLike':
    case 'ArnNotLike':
    case 'ArnNotEquals':
      return actual === undefined || !values.some((pattern) => like(pattern, actual));
    default:
      throw new Error(`the simulated AWS does not evaluate the condition operator ${operator} in trust policies`);
  }
}

function like(pattern: string, text: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${expression}$`).test(text);
}
