// `microaccounts lock`: gives addresses to what is new and writes them down, and the JSON Schemas beside them.
import * as path from 'node:path';
import { writeFileAtomically } from '../atomicFile';
import { readEstate } from '../estate';
import { EXIT, type ExitCode } from '../exit';
import type { Output } from '../output';
import { diagnosticsText } from '../render/diagnostics';
import { count, indented } from '../render/layout';
import { lockChanges } from '../render/lock';
import { writeSchemas } from '../schemas';

export interface LockOptions {
  readonly estate: string;
  readonly format: 'text' | 'json';
  /** Write nothing, and fail if there would be something to write. */
  readonly check?: boolean;
}

/** What this command mends, so that it is no reason to refuse. A lock that cannot be read is: its blocks must not move. */
const MENDED: ReadonlySet<string> = new Set(['network/lock-missing', 'network/lock-stale', 'network/lock-digest']);

/** 1 if the estate has other errors than its lock, or with `check` if the file would change; otherwise 0. */
export async function lock({ estate, format, check = false }: LockOptions, output: Output): Promise<ExitCode> {
  const checked = await readEstate(estate);
  const obstacles = checked.diagnostics.filter(({ code, severity }) => severity === 'error' && !MENDED.has(code));
  if (obstacles.length > 0 || checked.lock === null) {
    output.message(diagnosticsText(checked, output.messagePage));
    output.message('the estate is invalid: no address was given');
    return EXIT.failed;
  }
  const { ADDRESS_LOCK } = await import('@microaccounts/config');
  const { parseLock } = await import('@microaccounts/networking');
  const file = path.join(estate, ADDRESS_LOCK);
  const before = await textOf(file);
  const after = parseLock(checked.lock.text).lock;
  if (after === null) throw new TypeError('the address lock that was planned cannot be read back');
  const changed = before !== checked.lock.text;
  const changes = lockChanges(before === null ? null : parseLock(before).lock, after);

  if (!check) await writeSchemas(estate);
  if (changed && !check) await writeFileAtomically(file, checked.lock.text);
  const document = { formatVersion: 1, file: ADDRESS_LOCK, changed, written: changed && !check, changes };
  output.result(format === 'json' ? JSON.stringify(document, null, 2) : lockText(document, output));
  return check && changed ? EXIT.failed : EXIT.fine;
}

async function textOf(file: string): Promise<string | null> {
  const { readFile } = await import('node:fs/promises');
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

interface LockDocument {
  readonly file: string;
  readonly changed: boolean;
  readonly written: boolean;
  readonly changes: readonly string[];
}

function lockText({ file, changed, written, changes }: LockDocument, { colors }: Output): string {
  if (!changed) return `${file} is up to date`;
  const verb = written ? 'wrote' : 'would write';
  const told = changes.map((change) => (change.startsWith('+') ? colors.green(change) : colors.red(change)));
  return [
    `${verb} ${file}: ${changes.length === 0 ? 'only its form' : count(changes.length, 'change')}`,
    ...indented(told),
  ].join('\n');
}
