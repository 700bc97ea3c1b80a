// How a command ends: exit codes, and the one error that is not a bug.

export const EXIT = {
  fine: 0,
  /** The user's mistake, or a run that failed. */
  failed: 1,
  /** `plan --exit-code` found changes, or `drift` found drift. */
  different: 2,
  /** Finished, but something could not be looked at. */
  incomplete: 3,
  /** A bug in this program. */
  bug: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Something that the user can set right: shown as one line and its help, without a stack. Anything else thrown is a bug. */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(
    /** One lower-case sentence, no full stop, the user's words in backticks. */
    message: string,
    /** What to do about it, in the same style; empty if there is nothing more to say. */
    readonly help = '',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
