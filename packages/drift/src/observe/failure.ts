// What is the outside world's failure and what is a mistake of ours.

/** One line about why something could not be read. A programming error is no reason: it is thrown on. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error) || MISTAKES.some((mistake) => error instanceof mistake)) throw error;
  return `${error.name}: ${error.message}`;
}

const MISTAKES = [TypeError, RangeError, ReferenceError, SyntaxError];
