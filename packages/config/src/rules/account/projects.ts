// A project has accounts.
import { keyIn, keysAt } from '../../written/file';
import type { Rule } from '../rule';

export const projects: Rule = {
  code: 'account/empty-project',
  demands: 'a file with the key `accounts` has an account in it',
  check: (estate) =>
    estate.projects
      .filter(({ raw }) => keysAt(raw, 'accounts')?.length === 0)
      .map((file) => ({
        at: keyIn(file, 'accounts'),
        message: 'the project has no account',
        help: 'leave `accounts` out for a file that is one account',
      })),
};
