// One stack of an `up`: what AWS has of it already, what its preview shows, whether that may be, and then carrying it out.
import type { LandingZoneResource, Reference } from '@microaccounts/resources';
import { accountStack } from '../plan/stacks';
import type { StackSpec } from '../plan/stackSpec';
import { goneFrom, leftoverName } from './deployed';
import type { Circumstances, Engine, RunOptions, RunResult, Step } from './engine';
import { brokenRules, isOfInterest, judgePreview, missingIn, type Expected } from './judgement';
import { LeftoversError, PreviewFailedError, StackRefusedError } from './judgement';
import { importsInto, lookUp, NO_IMPORTS, type FindExisting } from './lookUp';
import { makingOf } from './making';
import { withOrphans } from './orphans';
import { stackProgram } from './stackProgram';
import { resourceByName } from './registeredNames';
import type { StackStates, Standing } from './stackStates';
import { isTransient } from './transient';

export interface StackDeploymentOptions {
  readonly engine: Engine;
  readonly states: StackStates;
  readonly existing: FindExisting;
  /** The resource to which one of another stack refers; undefined if no stack has it. */
  readonly resourceAt: (reference: Reference) => LandingZoneResource | undefined;
  /** Waits until the services of an account in which nothing is deployed yet answer: by its key and its id. */
  readonly ready: (account: string, accountId: string) => Promise<void>;
  readonly commit: string | null;
  readonly refresh: boolean;
  readonly onStep: (step: Step) => void;
}

export interface StackResult extends RunResult {
  /** Whether something was left in place that the files no longer have. */
  readonly isLeftOver: boolean;
}

/**
 * Runs a stack. With `keepsMissing` what the program no longer has stays until a later run without it. What runs that came to no
 * end have left in AWS beside the state is taken over by a run of its own before, that deletes nothing.
 * @throws StackRefusedError if its preview must not be carried out; whatever the engine says if it fails.
 */
export async function deployStack(
  spec: StackSpec,
  standing: Standing,
  keepsMissing: boolean,
  options: StackDeploymentOptions,
): Promise<StackResult> {
  if (standing.deployed === null) await waitForAccount(spec, options);
  const found = await lookUp(spec, standing, options.existing);
  const account = spec.kind === 'account' ? found?.get(`account/${spec.account}`) : undefined;
  const vended = standing.accountId ?? account?.ids['id'] ?? null;
  const orphaned = found === null ? null : withOrphans(spec, standing, found);
  const reading = { ...options, refresh: options.refresh || standing.superseded };
  if (orphaned === null) {
    const imports = importsInto(spec, standing, found);
    return runStack(spec, standing, { keepsMissing, imports, vended }, reading);
  }
  const imports = importsInto(orphaned.spec, standing, found);
  const taking = { keepsMissing: true, imports, vended, ids: orphaned.ids };
  const taken = await runStack(orphaned.spec, standing, taking, reading);
  options.states.changed(spec.name, taken.outputs);
  const settled = await options.states.standing(spec);
  const then = { keepsMissing, imports: NO_IMPORTS, vended };
  const result = await runStack(spec, settled, then, { ...options, refresh: false });
  return { ...result, steps: [...taken.steps, ...result.steps] };
}

interface StackRunOptions extends Pick<Circumstances, 'vended' | 'ids'>, Pick<RunOptions, 'imports'> {
  readonly keepsMissing: boolean;
}

async function runStack(
  spec: StackSpec,
  standing: Standing,
  { keepsMissing, imports, vended, ids = {} }: StackRunOptions,
  options: StackDeploymentOptions,
): Promise<StackResult> {
  const { engine, commit, onStep, resourceAt } = options;
  const run = { refresh: options.refresh, imports };
  const making = makingOf(spec, standing.deployed, resourceAt);
  const circumstances = { vended, commit, leftovers: [], making, ids };

  const foreseen = await foreseenOrDone(spec, standing, keepsMissing, circumstances, {
    ...{ engine, run: { ...run, keep: [], onStep } },
  });
  const keep = keepsMissing ? foreseen.missing.map(({ urn }) => urn) : [];
  const leftovers = keep.length === 0 ? [] : leftoversOf(spec, standing, foreseen.missing);
  const deployed = { ...circumstances, leftovers };
  const result = foreseen.done ?? (await engine.up(stackProgram(spec, deployed), { ...run, keep, onStep }));
  // Now all inputs are known, those too on which the preview had to wait.
  const broken = brokenRules(result.registered);
  if (broken.length > 0) {
    // Nothing in AWS changes by that, only what the stack says of itself: the next run must not take it for done.
    const noted = engine.up(stackProgram(spec, { ...deployed, rejected: true }), {
      ...{ refresh: false, imports: NO_IMPORTS, keep, onStep },
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
  const { engine, refresh, commit, onStep, resourceAt } = options;
  const run = { refresh, imports: NO_IMPORTS, keep: [], onStep };
  const making = makingOf(spec, standing.deployed, resourceAt);
  const program = stackProgram(spec, { vended: standing.accountId, commit, leftovers: [], making });
  const foreseen = await engine.preview(program, run).catch((error: unknown) => {
    throw refusedIfProtected(spec, standing, error);
  });
  return { ...foreseen, steps: foreseen.steps.filter(isOfInterest) };
}

/** What the preview of a stack that stands so to its files is held against. */
export function expectedOf(
  { deployed, inputsChanged, interrupted, unfinished }: Standing,
  keepsMissing = false,
): Expected {
  return { deployed, inputsChanged, unsettled: interrupted || unfinished, keepsMissing };
}

/** What a preview showed that may be carried out; `done` if that was done at once. */
interface Foreseen {
  readonly missing: readonly Pick<Step, 'urn' | 'type' | 'name'>[];
  readonly done: RunResult | null;
}

/**
 * Previews a stack, and runs it at once where the engine can do both in one operation and what has to stay of what the files
 * no longer have is known: an operation can be told so only before it begins.
 * @throws StackRefusedError
 */
async function foreseenOrDone(
  spec: StackSpec,
  standing: Standing,
  keepsMissing: boolean,
  circumstances: Circumstances,
  { engine, run }: { readonly engine: Engine; readonly run: RunOptions },
): Promise<Foreseen> {
  const expected = expectedOf(standing, keepsMissing);
  const gone = keepsMissing ? await goneResources(spec, standing, engine) : [];
  if (engine.checkedUp !== undefined && run.imports.size === 0 && gone !== null) {
    const leftovers = gone.length === 0 ? [] : leftoversOf(spec, standing, gone);
    const program = stackProgram(spec, { ...circumstances, leftovers });
    const keep = gone.map(({ urn }) => urn);
    try {
      return { missing: gone, done: await engine.checkedUp(program, { ...run, keep }, expected) };
    } catch (error) {
      if (error instanceof LeftoversError) return { missing: [...gone, ...error.missing], done: null };
      throw error instanceof PreviewFailedError ? refusedIfProtected(spec, standing, error) : error;
    }
  }
  const { onStep: _ofTheRun, ...silent } = run;
  const preview = await engine.preview(stackProgram(spec, circumstances), silent).catch((error: unknown) => {
    throw refusedIfProtected(spec, standing, error);
  });
  judgePreview(spec, expectedOf(standing), preview, run);
  return { missing: missingIn(preview), done: null };
}

/** What the state has that the files no longer have; null where only a preview tells. */
async function goneResources(
  spec: StackSpec,
  { deployed, interrupted, unfinished }: Standing,
  engine: Engine,
): Promise<{ urn: string; type: string; name: string }[] | null> {
  if (interrupted || unfinished) return null;
  if (goneFrom(deployed, spec).length === 0) return [];
  // What else a network is made of has no resource of its own in the files.
  if (spec.kind !== 'organization') return null;
  const ownerOf = resourceByName(spec.resources);
  return (await engine.held(spec.name)).flatMap(({ urn, type, name }) =>
    urn !== undefined && type.startsWith('aws:') && ownerOf(type, name) === undefined ? [{ urn, type, name }] : [],
  );
}

/** A preview that fails because the account would be replaced is a refusal in the words of this tool. */
function refusedIfProtected(spec: StackSpec, { accountId }: Standing, error: unknown): unknown {
  if (spec.account === null || accountId === null || !isProtection(error)) return error;
  return new StackRefusedError([unplannable(spec.account, error)]);
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

/**
 * How what is left in place is remembered: by address, or as Pulumi calls it where no whole run knows its address, or where it is
 * a part of what the files still have.
 */
function leftoversOf(spec: StackSpec, { deployed }: Standing, missing: Foreseen['missing']): string[] {
  const gone = goneFrom(deployed, spec);
  const ownerOf = resourceByName(spec.resources);
  const unnamed = missing.filter(({ type, name }) => gone.length === 0 || ownerOf(type, name) !== undefined);
  return [...gone, ...unnamed.map(leftoverName).sort()];
}
