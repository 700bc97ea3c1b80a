// Bytes → text, or why they are no text of an estate.
import { isUtf8 } from 'node:buffer';
import type { Diagnostic } from '../diagnostic';

/** One file of YAML with 10,000 accounts fits into this. */
export const MAX_BYTES = 4 * 1024 * 1024;

/** The text of a file, or the diagnostic that says why it is not read. */
export function textOf(file: string, bytes: Buffer): string | Diagnostic {
  if (bytes.includes(0)) return refusal('estate/not-text', file, `\`${file}\` is not text`, '');
  if (!isUtf8(bytes)) return refusal('estate/not-text', file, `\`${file}\` is not UTF-8 text`, 'save it as UTF-8');
  return bytes.toString('utf8');
}

/** A file that is not read. */
export function refusal(code: string, file: string, message: string, help: string): Diagnostic {
  return { code, severity: 'error', file, line: 1, column: 1, message, help };
}

export function oversized(file: string, bytes: number): Diagnostic {
  const mebibytes = (bytes / 1024 / 1024).toFixed(1);
  return refusal(
    'estate/oversized-file',
    file,
    `\`${file}\` has ${mebibytes} MiB, and ${MAX_BYTES / 1024 / 1024} are allowed`,
    '',
  );
}

/** A pipe, a device and the like. */
export function notPlain(file: string): Diagnostic {
  return refusal('estate/unreadable-file', file, `\`${file}\` is not a plain file`, '');
}

export function symbolicLink(file: string): Diagnostic {
  const message = `\`${file}\` is a symbolic link`;
  return refusal('estate/symbolic-link', file, message, 'an estate holds plain files: put the file itself here');
}
