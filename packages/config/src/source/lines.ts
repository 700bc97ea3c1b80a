// Whether what opens on a line of YAML closes on it: quotes and brackets, where parsers are of different minds if not.

/** A quoted text, a comment, or a single character that may open, close or end something. */
const PIECE = /(?<=^|[\s[{,:])(?:'(?:[^'\n]|'')*'|"[^"\n]*")|(?<=^|\s)#.*|["'[\]{}\n]/gm;

/** What may stand before what opens something, and behind what closes it. */
const BEFORE = /[\s[{,:]/;
const BEHIND_QUOTE = /[\s,\]}:]/;
const BEHIND_BRACKET = /[\s,\]}]/;

/**
 * True only if every quoted text and every bracket of `text` is closed on the line where it is opened, nothing sticks to
 * its end, and no bracket opens a key. False for some texts of which that is true as well.
 */
export function endsOnItsLine(text: string): boolean {
  const open: string[] = [];
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    const before = text[index - 1] ?? '\n';
    const behind = text[index + piece.length] ?? '\n';
    switch (piece[0]) {
      case '\n':
        if (open.length > 0) return false;
        break;
      case '#':
        break;
      case '[':
      case '{':
        if (BEFORE.test(before)) {
          if (open.at(-1) === '{' && /[{,]\s*$/.test(text.slice(0, index))) return false;
          open.push(piece);
        } else if (open.length > 0) return false;
        break;
      case ']':
      case '}': {
        // In a plain text outside of brackets, these are characters like others.
        const opened = open.pop();
        if (opened === undefined ? BEFORE.test(before) : piece !== CLOSING[opened] || !BEHIND_BRACKET.test(behind))
          return false;
        break;
      }
      default:
        // So are quotes inside of a word.
        if (piece.length === 1 ? open.length > 0 || BEFORE.test(before) : !BEHIND_QUOTE.test(behind)) return false;
    }
  }
  return open.length === 0;
}

const CLOSING: { readonly [opened: string]: string } = { '[': ']', '{': '}' };
