// Single answers, judged before the estate as a whole is: where a file may be at all, and what to say at a prompt.
import { printable } from '@microaccounts/resources';
import type { Complaint } from '@microaccounts/config';
import { UserError } from '../exit';
import type { Verdict } from '../newPrompts/prompter';
import type { Answers } from './answers';
import { draftOf } from './draft';
import { takenBy, type Surroundings } from './surroundings';

/**
 * Judges what of the answers says where the file is to be, as far as it is given.
 * @throws UserError if there can be no account of this key in this business unit, or if there is one.
 */
export function requirePlace(around: Surroundings, { key, businessUnit }: Partial<Answers>): void {
  // `Web-Dev` is no key, but what is to be said of it is that there is a `web-dev`.
  const taken = key === undefined ? null : takenBy(around, businessUnit ?? '', key);
  if (taken !== null) throw new UserError(printable(taken), 'a key is the identity of an account: choose another');
  const [fault] = [
    ...(key === undefined ? [] : around.placeFaults({ key })),
    ...(businessUnit === undefined ? [] : around.placeFaults({ businessUnit })),
  ];
  if (fault !== undefined) throw new UserError(printable(fault.message), printable(fault.help ?? ''));
}

/** What to say of a key at its prompt. */
export function judgeKey(around: Surroundings, key: string): Verdict {
  const [fault] = around.placeFaults({ key });
  const taken = takenBy(around, '', key);
  return taken ?? (fault === undefined ? true : sentence(fault));
}

/** What to say of an answer at its prompt, with the answers before it. */
export function judge(around: Surroundings, answers: Answers): Verdict {
  const { file, text } = draftOf(answers, around);
  const [fault] = around.fileFaults(file, text);
  return fault === undefined ? true : sentence(fault);
}

function sentence({ message, help = '' }: Complaint): string {
  return printable(help === '' ? message : `${message}: ${help}`);
}
