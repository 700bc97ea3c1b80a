// Values of options that are numbers.
import { UserError } from './exit';

/** @throws UserError if the text of an option is no whole number from 1 */
export function positive(option: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new UserError(`\`${text}\` is no value of \`${option}\``, 'it takes a whole number from 1');
}
