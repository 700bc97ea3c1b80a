// What to say when a name is not known.

/** How many known names are listed where none is near. */
const LISTED = 10;

/** ``did you mean `x`?``, or the known names, the first few of them. */
export async function suggestion(word: string, known: readonly string[]): Promise<string> {
  const { didYouMean } = await import('@microaccounts/config');
  const more = known.length > LISTED ? ` and ${known.length - LISTED} more` : '';
  return didYouMean(word, known, `there are ${known.slice(0, LISTED).join(', ')}${more}`);
}
