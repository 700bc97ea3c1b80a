// Text → YAML document, refusing what nests without end before the recursive part of the parser sees it.
import { Composer, Lexer, Parser, type CST, type Document, type LineCounter } from 'yaml';

/** No honest file of an estate nests deeper. */
export const MAX_DEPTH = 50;
export const nestsTooDeeply = `the file nests deeper than ${MAX_DEPTH} levels`;

/** Half a second of work. What is written plainly may be longer: it is read quickly. */
export const MAX_LEXEMES = 250_000;
export const hasTooMuch = 'the file holds too much to be read to the letter';

export type Composition =
  | { readonly kind: 'document'; readonly document: Document.Parsed; readonly furtherAt: number | null }
  | { readonly kind: 'too-deep'; readonly offset: number }
  | { readonly kind: 'too-much' };

/**
 * The document of a text of at most so many lexemes. `furtherAt` is the offset of a second document in it. The composer recurses into what is
 * nested, and a stack that overflows inside of a regular expression ends the process, which no `catch` prevents; so the
 * depth is measured in the iterative part, token by token.
 */
export function composeText(text: string, lines: LineCounter, maxLexemes = MAX_LEXEMES): Composition {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  lines.addNewLine(0);
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (++lexemes > maxLexemes) return { kind: 'too-much' };
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > MAX_DEPTH) return { kind: 'too-deep', offset: parser.offset };
  }
  for (const token of parser.end()) tokens.push(token);

  const composer = new Composer({
    merge: true,
    uniqueKeys: false,
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'error',
  });
  const [document, further] = [...composer.compose(tokens, true, text.length)];
  // INVARIANT: with `true`, the composer answers with a document even for an empty text.
  if (document === undefined) throw new TypeError('the YAML composer gave no document');
  return { kind: 'document', document: document, furtherAt: further?.range[0] ?? null };
}
