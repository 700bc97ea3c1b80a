// One YAML file, read to the letter: its value, what is wrong with its YAML, and where each key is written.
import { LineCounter, type Document } from 'yaml';
import type { Position, Problem } from '../spot';
import { composeText, hasTooMuch, nestsTooDeeply } from './document';
import { offsetOf, scalarText } from './offset';
import type { Source } from './source';
import { structuralFaults } from './structure';

/** Expansions of one anchor, those of the aliases inside it multiplied: far above honest use, far below a bomb. */
const MAX_ALIASES = 10_000;
const TOP: Position = { line: 1, column: 1 };

/**
 * Reads one file to the letter, if it has no more lexemes than it may. Never throws. Anchors, aliases and merge keys are understood; the YAML is of version 1.2.
 */
export function exactSource(file: string, text: string, maxLexemes?: number): Source {
  const lines = new LineCounter();
  const toPosition = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return line === 0 ? TOP : { line, column: col };
  };
  const fault = (code: string, position: Position, message: string, help = ''): Problem => {
    return { code, severity: 'error', at: { file, position }, message, help };
  };

  const composition = composeText(text, lines, maxLexemes);
  if (composition.kind === 'too-deep')
    return unreadable(file, fault('yaml/syntax', toPosition(composition.offset), nestsTooDeeply));
  if (composition.kind === 'too-much')
    return unreadable(file, fault('yaml/syntax', TOP, hasTooMuch, 'split it into several files'));
  const { document, furtherAt } = composition;
  const syntax = [...document.errors, ...document.warnings].map(({ message, pos }) =>
    fault('yaml/syntax', toPosition(pos[0]), `not valid YAML: ${plainMessage(message)}`),
  );
  if (furtherAt !== null)
    syntax.push(fault('yaml/syntax', toPosition(furtherAt), 'not valid YAML: a file holds one document, not several'));
  const structure = structuralFaults(document).map(({ code, offset, message, help }) =>
    fault(code, toPosition(offset), message, help),
  );
  const { value, problem } = valueOf(document, fault);
  // A cycle is why a value cannot be made out, where there is one.
  const cyclic = structure.some(({ code }) => code === 'yaml/alias-cycle');
  return {
    file,
    value,
    problems: [...syntax, ...structure, ...(problem === null || cyclic ? [] : [problem])],
    position: (path, of) => {
      const offset = offsetOf(document, path, of, (at) => lines.linePos(at).line);
      return offset === null ? TOP : toPosition(offset);
    },
    scalarText: (path) => scalarText(document, path),
  };
}

function valueOf(
  document: Document.Parsed,
  fault: (code: string, position: Position, message: string, help: string) => Problem,
): { value: unknown; problem: Problem | null } {
  try {
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }) ?? undefined, problem: null };
  } catch (error) {
    // An alias without an anchor is an error of the document already.
    if (document.errors.length > 0) return { value: undefined, problem: null };
    const bomb = error instanceof ReferenceError && error.message.includes('alias count');
    const message = bomb ? 'the aliases of this file expand too often' : 'the value of this file cannot be made out';
    const help = bomb ? `an anchor may be expanded ${MAX_ALIASES} times, those inside it included` : '';
    return { value: undefined, problem: fault(bomb ? 'yaml/too-many-aliases' : 'yaml/syntax', TOP, message, help) };
  }
}

function unreadable(file: string, problem: Problem): Source {
  return { file, value: undefined, problems: [problem], position: () => TOP, scalarText: () => undefined };
}

/** The parser's sentence in the style of ours: on one line, without a capital and a full stop. */
function plainMessage(message: string): string {
  const line = (message.split('\n')[0] ?? '').replace(/[.:]$/, '');
  if (line.startsWith('With stringKeys')) return 'a key is plain text, not a list or a map';
  return line.charAt(0).toLowerCase() + line.slice(1);
}
