// Why a commit cannot be read: the user's mistake, not an estate's.

/** Thrown for what no estate can be blamed for: no repository, an unknown ref, no git. One line, and what to do about it. */
export class EstateReadError extends Error {
  override readonly name = 'EstateReadError';

  constructor(
    message: string,
    /** What to do about it; empty if there is nothing to say. */
    readonly help: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
