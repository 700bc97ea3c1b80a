// Whether what opens on a line of YAML closes on it: quotes and brackets, where parsers are of different minds if not.

/** Lines that are longer, nobody wrote by hand. */
const MAX_LINE = 4096;

const NEWLINE = 10;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const QUOTE = 39;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_MAP = 123;
const CLOSE_MAP = 125;

/**
 * True only if every quoted text and every bracket of `text` is closed on the line where it is opened, nothing sticks to
 * its end, no bracket opens a key, and no line is endless. False for some texts of which that is true as well. Of the characters that are
 * no text in YAML, `text` has none but spaces and line ends.
 */
export function endsOnItsLine(text: string): boolean {
  const open: number[] = [];
  // The last character before this one, and the last one that is no space.
  let before = NEWLINE;
  let begin = 0;
  let solid = NEWLINE;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    switch (char) {
      case NEWLINE:
        if (open.length > 0 || at - begin > MAX_LINE) return false;
        begin = at + 1;
        break;
      case HASH:
        if (isSpace(before)) at = endOfLine(text, at) - 1;
        break;
      case QUOTE:
      case DOUBLE_QUOTE:
        if (opens(before)) {
          at = endOfQuoted(text, at, char);
          if (at === -1 || !follows(text.charCodeAt(at + 1), true)) return false;
        } else if (open.length > 0) return false;
        break;
      case OPEN_LIST:
      case OPEN_MAP:
        if (opens(before)) {
          if (open.at(-1) === OPEN_MAP && solid !== COLON) return false;
          open.push(char);
        } else if (open.length > 0) return false;
        break;
      case CLOSE_LIST:
      case CLOSE_MAP:
        // In a plain text outside of brackets, these are characters like others.
        if (open.length === 0) {
          if (opens(before)) return false;
        } else if (open.pop() !== char - 2 || !follows(text.charCodeAt(at + 1), false) || isKey(text, at)) return false;
        break;
    }
    before = char;
    if (char !== SPACE) solid = char;
  }
  return open.length === 0 && text.length - begin <= MAX_LINE;
}

/** The index of the last quote of the text in quotes that begins at `at`; -1 if it does not end on the line. */
function endOfQuoted(text: string, at: number, quote: number): number {
  for (let end = at + 1; end < text.length; end++) {
    const char = text.charCodeAt(end);
    if (char === NEWLINE) return -1;
    if (char !== quote) continue;
    // A single quote in single quotes is written twice.
    if (quote === QUOTE && text.charCodeAt(end + 1) === QUOTE) end++;
    else return end;
  }
  return -1;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** Spaces and line ends, carriage returns among them. */
function isSpace(char: number): boolean {
  return char <= SPACE;
}

/** Whether a quote or a bracket behind this character opens something. */
function opens(before: number): boolean {
  return isSpace(before) || before === OPEN_LIST || before === OPEN_MAP || before === COMMA || before === COLON;
}

/** Whether what a bracket closes is a key: there may be spaces before the colon. */
function isKey(text: string, closing: number): boolean {
  let after = closing + 1;
  while (text.charCodeAt(after) === SPACE) after++;
  return text.charCodeAt(after) === COLON;
}

/** Whether this may stand behind a bracket, or behind a quoted text, which may be a key. */
function follows(char: number, isQuoted: boolean): boolean {
  // Behind the last character there is none, which is no number.
  if (Number.isNaN(char) || isSpace(char)) return true;
  return char === COMMA || char === CLOSE_LIST || char === CLOSE_MAP || (isQuoted && char === COLON);
}
