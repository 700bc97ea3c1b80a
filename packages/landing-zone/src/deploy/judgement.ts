// Whether what a preview shows of a stack may be carried out.
import { REVISION_TYPE } from './revision';
import type { StackSpec } from '../plan/stackSpec';
import type { Deployed } from './deployed';
import type { RunOptions, RunResult, Step } from './engine';
import { guardFindings } from './guard';
import { violations } from './rules';

/** What a stack's preview is held against: plain JSON, so that another process can do it, too. */
export interface Expected {
  /** What the stack was deployed from last; null if it never was, to its end. */
  readonly deployed: Deployed | null;
  /** Whether what other stacks tell it has changed since. */
  readonly inputsChanged: boolean;
  /** Whether the state is that of no one text of the files. */
  readonly unsettled: boolean;
  /** Whether what the files no longer have must stay. */
  readonly keepsMissing: boolean;
}

/** A preview that shows what must not be, or what the files do not say: the stack was not run. */
export class StackRefusedError extends Error {
  override readonly name = 'StackRefusedError';
  constructor(readonly findings: readonly string[]) {
    super(findings.join('\n'));
  }
}

/** A preview that would delete what must stay for now: the stack was not run, and can be, if these are kept. */
export class LeftoversError extends Error {
  override readonly name = 'LeftoversError';
  constructor(readonly missing: readonly Step[]) {
    super(`the files no longer have ${missing.map(({ name }) => `\`${name}\``).join(', ')}`);
  }
}

/** A preview that failed, so that nothing was carried out. */
export class PreviewFailedError extends Error {
  override readonly name = 'PreviewFailedError';
}

/** Why what a preview shows must not be carried out; empty when it may. */
export function previewFindings(
  spec: StackSpec,
  { deployed, inputsChanged, unsettled }: Expected,
  { steps, registered }: Pick<RunResult, 'steps' | 'registered'>,
  { refresh, imports }: Pick<RunOptions, 'refresh' | 'imports'>,
): string[] {
  const findings = guardFindings({
    ...{ spec, deployed, inputsChanged },
    steps: steps.filter(isOfInterest),
    refreshed: refresh,
    unsettled: unsettled || imports.size > 0,
  });
  // What is taken over is registered as AWS has it, perhaps half made; the run that follows makes it what it must be.
  return imports.size > 0 ? findings : [...findings, ...brokenRules(registered)];
}

/**
 * Returns if what a preview shows may be carried out.
 * @throws StackRefusedError, LeftoversError
 */
export function judgePreview(
  spec: StackSpec,
  expected: Expected,
  foreseen: Pick<RunResult, 'steps' | 'registered'>,
  run: Pick<RunOptions, 'refresh' | 'imports'>,
): void {
  const findings = previewFindings(spec, expected, foreseen, run);
  if (findings.length > 0) throw new StackRefusedError(findings);
  const missing = missingIn(foreseen);
  if (expected.keepsMissing && missing.length > 0) throw new LeftoversError(missing);
}

/** What a preview would delete because the program no longer has it. */
export function missingIn({ steps }: Pick<RunResult, 'steps'>): Step[] {
  return steps.filter((step) => step.operation === 'delete' && isOfInterest(step));
}

/** The rules of programs that these resources break for certain. */
export function brokenRules(registered: RunResult['registered']): string[] {
  return violations(registered).map(
    ({ rule, urn, message, help }) => `${message} (rule \`${rule}\`, ${urn.split('::').slice(2).join('::')}): ${help}`,
  );
}

/** A revision is the stack's note to itself. */
export function isOfInterest({ type }: Step): boolean {
  return type !== REVISION_TYPE;
}
