// What to say where nothing is asked and something is not answered.
import { UserError } from '../exit';

/** The error that names the flags. */
export function missingError(flags: readonly string[]): UserError {
  const names = flags
    .map((flag) => `\`${flag}\``)
    .join(', ')
    .replace(/, ([^,]*)$/, ' and $1');
  const help = 'without a terminal, or with `--yes`, nothing is asked; the rest has defaults';
  return new UserError(`${names} ${flags.length === 1 ? 'is' : 'are'} missing`, help);
}
