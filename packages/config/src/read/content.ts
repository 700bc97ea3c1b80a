// Bytes → text, or why they are no text of an estate.
import type { Diagnostic } from '../diagnostic';

/** A file of YAML with 10,000 accounts is half of this. */
export const MAX_BYTES = 8 * 1024 * 1024;

/** The text of a file, or the diagnostic that says why it is not read. */
export function textOf(file: string, bytes: Buffer): string | Diagnostic {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refusal('estate/not-text', file, `\`${file}\` is not UTF-8 text`, 'save it as UTF-8');
  }
  if (text.includes('\0')) return refusal('estate/not-text', file, `\`${file}\` is not text`, '');
  return text;
}

/** A file that is not read. */
export function refusal(code: string, file: string, message: string, help: string): Diagnostic {
  return { code, severity: 'error', file, line: 1, column: 1, message, help };
}

export function oversized(file: string, bytes: number): Diagnostic {
  const mebibytes = (bytes / 1024 / 1024).toFixed(1);
  return refusal('estate/oversized-file', file, `\`${file}\` has ${mebibytes} MiB, and 8 are allowed`, '');
}

export function symbolicLink(file: string): Diagnostic {
  const message = `\`${file}\` is a symbolic link`;
  return refusal('estate/symbolic-link', file, message, 'an estate holds plain files: put the file itself here');
}
