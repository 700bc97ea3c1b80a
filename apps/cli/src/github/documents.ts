// The documents of other commands that these commands go by, read from files and not trusted to be whole.
import { readFileSync } from 'node:fs';
import type { DriftReport } from '@microaccounts/drift';
import type { Approval } from '@microaccounts/landing-zone';
import { UserError } from '../exit';

/** What of a plan decides on its approval. */
export interface JudgedPlan {
  readonly applicable: boolean;
  readonly broadens: boolean;
  /** Of each of these files an owner has to approve. */
  readonly approvals: readonly Approval[];
}

/** @throws UserError if the file is not what `microaccounts plan --format json` writes. */
export function readPlan(file: string): JudgedPlan {
  const plan = readDocument(file, 'plan');
  const { applicable, changes, approvals = [] } = plan;
  if (typeof applicable !== 'boolean' || !Array.isArray(changes)) throw notA(file, 'plan');
  const broadening = changes as readonly { readonly broadens?: unknown }[];
  if (!isApprovals(approvals)) throw notA(file, 'plan');
  return { applicable, broadens: broadening.some(({ broadens }) => broadens !== false), approvals };
}

/** @throws UserError if the file is not what `microaccounts drift --format json` writes. */
export function readDriftReport(file: string): DriftReport {
  const report = readDocument(file, 'drift');
  const { complete, findings, checked } = report;
  if (typeof complete !== 'boolean' || !Array.isArray(findings) || typeof checked !== 'object' || checked === null)
    throw notA(file, 'drift');
  return report as unknown as DriftReport;
}

/** @throws UserError if it is empty: a command that failed left it behind. */
export function readText(file: string): string {
  const text = contentOf(file);
  if (text.trim() === '') throw new UserError(`\`${file}\` is empty`, 'the command that writes it has failed before');
  return text;
}

function readDocument(file: string, command: string): Readonly<Record<string, unknown>> {
  let document: unknown;
  try {
    document = JSON.parse(readText(file));
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw notA(file, command, cause);
  }
  const { formatVersion } = (document ?? {}) as { readonly formatVersion?: unknown };
  if (formatVersion !== 1) throw notA(file, command);
  return document as Readonly<Record<string, unknown>>;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new UserError(`\`${file}\` cannot be read: ${code ?? String(cause)}`, '', { cause });
  }
}

function isApprovals(value: unknown): value is readonly Approval[] {
  if (!Array.isArray(value)) return false;
  const items = value as readonly (Partial<Record<keyof Approval, unknown>> | null)[];
  return items.every((item) => typeof item?.file === 'string' && isTexts(item.approvers));
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function notA(file: string, command: string, cause?: unknown): UserError {
  const help = `write it with \`microaccounts ${command} --format json\` of this version`;
  return new UserError(`\`${file}\` is no document of \`${command}\``, help, { cause });
}
