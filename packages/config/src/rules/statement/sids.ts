// Names of statements are such that AWS takes them.
import type { FileRule, Rule } from '../rule';
import { writtenStatements } from './writtenStatements';

const SOURCE = 'IAM User Guide, "IAM JSON policy elements: Sid"';

export const sidNames: FileRule = {
  code: 'statement/invalid-sid',
  demands: 'a `Sid` is of letters and digits',
  source: SOURCE,
  perFile: true,
  *check(estate) {
    for (const { statement, at } of writtenStatements(estate))
      if (statement.Sid !== undefined && !/^[A-Za-z0-9]+$/.test(statement.Sid)) {
        const meant = statement.Sid.replace(/[^A-Za-z0-9]/g, '');
        yield {
          at: at('Sid'),
          message: `\`${statement.Sid}\` cannot be a \`Sid\``,
          help: meant === '' ? 'use letters and digits, or leave it out' : `did you mean \`${meant}\`?`,
        };
      }
  },
};

export const distinctSids: Rule = {
  code: 'statement/duplicate-sid',
  demands:
    'no two statements of one policy have the same `Sid`; what an account adds to a role is one policy with what all have',
  source: SOURCE,
  *check(estate) {
    const taken = new Map<string, Set<string>>();
    for (const { policy, after, statement, at } of writtenStatements(estate)) {
      const { Sid: sid } = statement;
      if (sid === undefined) continue;
      const own = taken.get(policy) ?? new Set<string>();
      taken.set(policy, own);
      if (own.has(sid) || (after !== null && taken.get(after)?.has(sid) === true))
        yield {
          at: at('Sid'),
          message: `the policy has a statement \`${sid}\` already`,
          help: 'give each a `Sid` of its own, or leave it out',
        };
      own.add(sid);
    }
  },
};
