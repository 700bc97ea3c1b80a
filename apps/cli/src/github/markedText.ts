// The texts that are kept up to date on GitHub: known by a hidden first line, and as long as GitHub lets them be.
import { count } from '../render/layout';

/** GitHub takes this many characters in the body of a comment or an issue. */
const MAX_CHARACTERS = 65_536;

/** Who writes with the token that GitHub Actions gives to a job. */
export const ACTIONS_BOT = 'github-actions[bot]';

/** The hidden line by which a text is found again. */
export function markerLine(marker: string): string {
  return `<!-- ${marker} -->`;
}

/** Whether a body begins with the hidden line. */
export function isMarked(body: string | null | undefined, marker: string): boolean {
  return body?.split(/\r?\n/, 1)[0]?.trim() === markerLine(marker);
}

/** `text` with its hidden line in front, cut at the end of a line where GitHub would refuse it, and saying so. */
export function markedText(text: string, marker: string): string {
  const trimmed = text.trim();
  const whole = isMarked(trimmed, marker) ? trimmed : `${markerLine(marker)}\n${trimmed}`;
  if (whole.length <= MAX_CHARACTERS) return whole;
  const lines = whole.split('\n');
  const note = (left: number): string =>
    `\n\n_${count(left, 'more line')} ${left === 1 ? 'does' : 'do'} not fit here._`;
  const room = MAX_CHARACTERS - note(lines.length).length;
  let [kept, length] = [0, 0];
  while (length + (lines[kept]?.length ?? 0) <= room) length += (lines[kept++]?.length ?? 0) + 1;
  return `${lines.slice(0, kept).join('\n')}${note(lines.length - kept)}`;
}

/** Logins are the same in any case. */
export function isSameLogin(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
