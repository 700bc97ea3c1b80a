// Actions that are named are actions of AWS.
import { actionsOf, isServicePrefix, matches, servicePrefixes } from '../../aws/iam';
import { iamDataDay } from '../../aws/iamServices';
import { nearest } from '../../suggestion';
import type { Complaint, FileRule } from '../rule';
import { textsIn, writtenStatements } from './writtenStatements';

export const knownActions: FileRule = {
  code: 'statement/unknown-action',
  demands: 'an action is one that AWS has, and a wildcard matches one',
  source: 'Service Authorization Reference, "Actions, resources, and condition keys for AWS services"',
  perFile: true,
  *check(estate) {
    // Accounts often say the same.
    const judged = new Map<string, Omit<Complaint, 'at'> | null>();
    for (const placed of writtenStatements(estate))
      for (const element of ['Action', 'NotAction'] as const)
        for (const { text, at } of textsIn(placed, element)) {
          const known = judged.get(text);
          const wrong = known === undefined ? judge(text) : known;
          judged.set(text, wrong);
          if (wrong !== null) yield { at, ...wrong };
        }
  },
};

function judge(action: string): Omit<Complaint, 'at'> | null {
  // What has not even the form of an action is another rule's.
  const [, prefix = '', name = ''] = /^([a-z0-9-]+):([\w*?]+)$/i.exec(action) ?? [];
  if (prefix === '' || name === '*')
    return prefix === '' || isServicePrefix(prefix) ? null : unknownPrefix(action, prefix);
  if (!isServicePrefix(prefix)) return unknownPrefix(action, prefix);
  const actions = actionsOf(prefix);
  if (actions.some((one) => matches(name, one))) return null;
  if (/[*?]/.test(name)) return { message: `\`${action}\` matches no action of \`${prefix}\``, help: undated };
  const meant = nearest(name, actions);
  return {
    message: `AWS has no action \`${action}\``,
    help: meant === undefined ? undated : `did you mean \`${prefix}:${meant}\`?`,
  };
}

const undated = `AWS documented none on ${iamDataDay}`;

function unknownPrefix(action: string, prefix: string): Omit<Complaint, 'at'> {
  const meant = nearest(prefix, servicePrefixes());
  return {
    message: `AWS has no service \`${prefix}\`, and no action \`${action}\``,
    help: meant === undefined ? undated : `did you mean \`${meant}${action.slice(prefix.length)}\`?`,
  };
}
