// Statements are such that AWS takes them into a policy.
import type { WrittenStatement } from '../../written/role';
import { listed } from '../reference';
import type { Complaint, FileRule } from '../rule';
import { writtenStatements } from './writtenStatements';

type Element = keyof WrittenStatement;

/** One of each is in every statement (IAM User Guide, "Grammar of the IAM JSON policy language"). */
const NEEDED: readonly (readonly Element[])[] = [['Effect'], ['Action', 'NotAction'], ['Resource', 'NotResource']];

export const wholeStatements: FileRule = {
  code: 'statement/incomplete',
  demands: 'a statement has an effect, and one of `Action` and `NotAction`, of `Resource` and `NotResource`',
  source: 'IAM User Guide, "Grammar of the IAM JSON policy language"',
  perFile: true,
  *check(estate) {
    for (const { statement, at } of writtenStatements(estate))
      for (const elements of NEEDED) {
        const written = elements.filter((element) => statement[element] !== undefined);
        const [first, second] = written;
        if (first === undefined)
          yield {
            at: at(),
            message: `the statement has no ${elements.map((element) => `\`${element}\``).join(' or ')}`,
            help: 'AWS refuses a policy with such a statement',
          };
        else if (second !== undefined)
          yield {
            at: at(second),
            message: `the statement has both ${listed(written)}`,
            help: 'keep one of the two',
          };
      }
  },
};

export const principalFree: FileRule = {
  code: 'statement/principal',
  demands: 'a statement of an SCP or of a role names no principal: it is about whoever the policy is attached to',
  source: 'AWS Organizations User Guide, "SCP syntax"; IAM User Guide, "AWS JSON policy elements: Principal"',
  perFile: true,
  *check(estate) {
    for (const { of, statement, at } of writtenStatements(estate))
      for (const element of ['Principal', 'NotPrincipal'] as const)
        if (of !== 'rcp' && statement[element] !== undefined)
          yield {
            at: at(element),
            message: `a statement of ${of === 'scp' ? 'an SCP' : 'a role'} has no \`${element}\``,
            help:
              of === 'scp' ? 'leave it out, and name exceptions by a condition on `aws:PrincipalArn`' : 'leave it out',
          };
  },
};

export const actionNames: FileRule = {
  code: 'statement/invalid-action',
  demands: 'an action is `*`, or a service prefix and a name: `s3:GetObject`',
  source: 'IAM User Guide, "IAM JSON policy elements: Action"',
  perFile: true,
  *check(estate) {
    for (const { statement, at } of writtenStatements(estate))
      for (const element of ['Action', 'NotAction'] as const)
        for (const action of textsOf(statement[element]))
          if (!/^(\*|[a-z0-9-]+:[\w*?]+)$/i.test(action))
            yield { at: at(element), message: `\`${action}\` is not an action`, help: 'write it as in `s3:GetObject`' };
  },
};

export const allowedResources: FileRule = {
  code: 'guardrail/allow-with-arn',
  demands: 'what a guardrail allows, it allows on every resource',
  source: 'AWS Organizations User Guide, "SCP syntax", Resource element',
  perFile: true,
  *check(estate) {
    for (const { of, statement, at } of writtenStatements(estate))
      if (of !== 'role' && statement.Effect === 'Allow') yield* named(statement, (element) => at(element));
  },
};

function named(statement: WrittenStatement, at: (element: Element) => Complaint['at']): Complaint[] {
  return (['Resource', 'NotResource'] as const).flatMap((element) =>
    textsOf(statement[element])
      .filter((resource) => resource !== '*')
      .map((resource) => ({
        at: at(element),
        message: `the statement allows something on \`${resource}\` only`,
        help: "write `Resource: '*'`, or deny what is not to be",
      })),
  );
}

function textsOf(value: string | readonly string[] | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : (value ?? []);
}
