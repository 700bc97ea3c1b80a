// One stack of an `up`: what AWS has of it already, what its preview shows, whether that may be, and then carrying it out.
import { ACCOUNT_TYPE } from '@microaccounts/account-factory/deploy';
import type { LandingZoneResource } from '@microaccounts/resources';
import type { ExistingResource } from '@microaccounts/resources/deploy';
import { accountStack } from '../plan/stacks';
import type { StackSpec } from '../plan/stackSpec';
import { goneFrom } from './deployed';
import type { Engine, RunOptions, RunResult, Step } from './engine';
import { guardFindings } from './guard';
import { importsOf } from './imports';
import { REVISION_TYPE, stackProgram } from './program';
import { violations } from './rules';
import type { StackStates, Standing } from './stackStates';
import { isTransient } from './transient';

/** What AWS has, by address. */
export type ExistingResources = ReadonlyMap<string, ExistingResource>;

export interface StackDeploymentOptions {
  readonly engine: Engine;
  readonly states: StackStates;
  /** Looks resources up in AWS by their natural keys and gives those that exist, with what they refer to. */
  readonly existing: (resources: readonly LandingZoneResource[]) => Promise<ExistingResources>;
  /** Waits until the services of an account in which nothing is deployed yet answer: by its key and its id. */
  readonly ready: (account: string, accountId: string) => Promise<void>;
  readonly commit: string | null;
  readonly refresh: boolean;
  readonly onStep: (step: Step) => void;
}

/** A preview that shows what must not be, or what the files do not say: the stack was not run. */
export class StackRefusedError extends Error {
  override readonly name = 'StackRefusedError';
  constructor(readonly findings: readonly string[]) {
    super(findings.join('\n'));
  }
}

export interface StackResult extends RunResult {
  /** Whether something was left in place that the files no longer have. */
  readonly isLeftOver: boolean;
}

/**
 * Runs a stack. With `keepsMissing` what the program no longer has stays until a later run without it.
 * @throws StackRefusedError if its preview must not be carried out; whatever the engine says if it fails.
 */
export async function deployStack(
  spec: StackSpec,
  standing: Standing,
  keepsMissing: boolean,
  options: StackDeploymentOptions,
): Promise<StackResult> {
  const { engine, commit, onStep } = options;
  if (standing.deployed === null) await waitForAccount(spec, options);
  const imports = await importsFor(spec, standing, options);
  const vended = standing.accountId ?? imports.get(`${ACCOUNT_TYPE}::${spec.account}`) ?? null;
  const run = { refresh: options.refresh, imports };

  const missing = await checkedPreview(spec, standing, { ...run, keep: [] }, vended, options);
  const keep = keepsMissing ? missing.map(({ urn }) => urn) : [];
  const leftovers = keep.length === 0 ? [] : leftoversOf(spec, standing, missing);
  const circumstances = { vended, commit, leftovers };
  const result = await engine.up(stackProgram(spec, circumstances), { ...run, keep, onStep });
  // Now all inputs are known, those too on which the preview had to wait.
  const broken = brokenRules(result.registered);
  if (broken.length > 0) {
    // Nothing in AWS changes by that, only what the stack says of itself: the next run must not take it for done.
    const noted = engine.up(stackProgram(spec, { ...circumstances, rejected: true }), {
      ...{ refresh: false, imports: new Map(), keep, onStep },
    });
    const unnoted = await noted.then(
      () => [],
      (error: unknown) => [
        `which could not be noted in its state: ${error instanceof Error ? error.message : String(error)}`,
      ],
    );
    throw new StackRefusedError([
      ...broken.map((finding) => `deployed, and not as it must be: ${finding}`),
      ...unnoted,
    ]);
  }
  return { ...result, steps: result.steps.filter(isOfInterest), isLeftOver: keep.length > 0 };
}

/** AWS says that an account is there before it can be worked in; asked of each account until what is first made in it is whole. */
async function waitForAccount(
  { kind, account, networkAccount }: StackSpec,
  { states, ready }: StackDeploymentOptions,
): Promise<void> {
  const entered = kind === 'network' ? networkAccount : kind === 'baseline' ? account : null;
  const id = entered === null ? null : await states.accountId(accountStack(entered));
  if (entered !== null && id !== null) await ready(entered, id);
}

/** What a stack would do. Nothing is changed. */
export async function previewStack(
  spec: StackSpec,
  standing: Standing,
  options: StackDeploymentOptions,
): Promise<RunResult> {
  const run = { refresh: options.refresh, imports: new Map<string, string>(), keep: [], onStep: options.onStep };
  return foreseen(spec, standing, run, standing.accountId, options);
}

/** Why what a preview shows must not be carried out; empty when it may. */
export function previewFindings(
  spec: StackSpec,
  { deployed, inputsChanged, interrupted, unfinished }: Standing,
  { steps, registered }: RunResult,
  { refresh, imports }: Pick<RunOptions, 'refresh' | 'imports'>,
): string[] {
  const unsettled = interrupted || unfinished || imports.size > 0;
  const findings = guardFindings({ spec, deployed, steps, inputsChanged, refreshed: refresh, unsettled });
  // What is taken over is registered as AWS has it, perhaps half made; the run that follows makes it what it must be.
  return imports.size > 0 ? findings : [...findings, ...brokenRules(registered)];
}

/** What the files no longer have. @throws StackRefusedError */
async function checkedPreview(
  spec: StackSpec,
  standing: Standing,
  run: RunOptions,
  vended: string | null,
  options: StackDeploymentOptions,
): Promise<Step[]> {
  const preview = await foreseen(spec, standing, run, vended, options);
  const findings = previewFindings(spec, standing, preview, run);
  if (findings.length > 0) throw new StackRefusedError(findings);
  return preview.steps.filter(({ operation }) => operation === 'delete');
}

/** The rules of programs that these resources break for certain. */
function brokenRules(registered: RunResult['registered']): string[] {
  return violations(registered).map(
    ({ rule, urn, message, help }) => `${message} (rule \`${rule}\`, ${urn.split('::').slice(2).join('::')}): ${help}`,
  );
}

/**
 * Import ids of what AWS has and the state lacks: an account that was vended, or is being vended, by a run whose state did not
 * learn of it, with what is attached to it; and whatever a run that was cut off made last.
 */
async function importsFor(
  spec: StackSpec,
  { interrupted, accountId }: Standing,
  { existing }: StackDeploymentOptions,
): Promise<ReadonlyMap<string, string>> {
  const accounts = spec.resources.filter(({ kind }) => kind === 'account');
  const isUnknown = accounts.length > 0 && accountId === null;
  if (!interrupted && !isUnknown) return new Map();
  if (!interrupted) {
    const vended = await existing(accounts);
    if (accounts.every(({ address }) => !vended.has(address))) return new Map();
  }
  const found = await existing(spec.resources);
  return importsOf(spec.resources, (address) => found.get(address));
}

async function foreseen(
  spec: StackSpec,
  { accountId }: Standing,
  run: RunOptions,
  vended: string | null,
  { engine, commit }: StackDeploymentOptions,
): Promise<RunResult> {
  try {
    const result = await engine.preview(stackProgram(spec, { vended, commit, leftovers: [] }), run);
    return { ...result, steps: result.steps.filter(isOfInterest) };
  } catch (error) {
    if (spec.account === null || accountId === null || !isProtection(error)) throw error;
    throw new StackRefusedError([unplannable(spec.account, error)]);
  }
}

/** "unable to replace resource … as it is currently marked for protection" (Pulumi's pkg/resource/deploy), or the embedded engine's word. */
function isProtection(error: unknown): boolean {
  return error instanceof Error && /\bprotect(?:ed|ion)\b/.test(error.message) && !isTransient(error);
}

/** An engine does not even plan to replace what is protected: its preview fails, and names what would have to be replaced. */
function unplannable(account: string, error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n').map((line) => line.trim());
  const said = lines.filter((line, index) => line !== '' && (index > 0 || lines.length === 1));
  const reason = said.map((line) => line.replace(/^urn:pulumi:\S+: /, '')).join(' ');
  return `account \`${account}\` cannot become what its files say (${reason}): an account is never deleted or replaced`;
}

/** How what is left in place is remembered: by address, or as Pulumi calls it where no whole run knows its address. */
function leftoversOf(spec: StackSpec, { deployed }: Standing, missing: readonly Step[]): string[] {
  const gone = goneFrom(deployed, spec);
  return gone.length > 0 ? gone : missing.map(({ type, name }) => `${type} ${name}`).sort();
}

/** A revision is the stack's note to itself. */
export function isOfInterest({ type }: Step): boolean {
  return type !== REVISION_TYPE;
}
