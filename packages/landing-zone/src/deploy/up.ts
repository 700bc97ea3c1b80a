// One `up`: the stacks of a selection that are not as the files say, then a second pass that removes what nothing uses any more.
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { LandingZoneResource } from '@microaccounts/resources';
import type { LandingZone, Stack } from '../plan/landingZone';
import { referredResource, stackResources } from '../plan/resources';
import { ringsOf, selectedStacks, type Selection } from '../plan/rollout';
import { stackSpec } from '../plan/stackSpec';
import { accountStack, vendedAccount } from '../plan/stacks';
import { nothingIsBehind } from './behind';
import type { Engine, Step } from './engine';
import { isOfInterest, previewFindings, StackRefusedError } from './judgement';
import { obstacleOf, refusalOf, unmetNeeds } from './needs';
import { readersOf, type Outputs } from './readers';
import { refusals } from './refusal';
import { Schedule, type Outcome } from './schedule';
import { deployStack, expectedOf, previewStack } from './stackDeployment';
import type { ExistingResources } from './lookUp';
import type { StackDeploymentOptions } from './stackDeployment';
import { StackStates } from './stackStates';
import { bothChanges, changesOf, isChange, NO_CHANGES, type Changes, type StackSummary } from './summary';
import type { UpEvent, UpSummary } from './summary';
import { isTransient, MOST_ATTEMPTS, pauseAfter } from './transient';

export interface UpOptions {
  readonly engine: Engine;
  readonly landingZone: LandingZone;
  /** All stacks, if nothing is said. */
  readonly selection?: Selection;
  /** Read everything back first, and run stacks that are as the files say, too. */
  readonly refresh: boolean;
  /** Run stacks that are as the files say, too. */
  readonly force?: boolean;
  /** Change nothing: only say what would be done. */
  readonly preview?: boolean;
  /** How many stacks run at once; 1 by default. */
  readonly parallel?: number;
  /** The commit of the files; null if nobody knows. */
  readonly commit?: string | null;
  /**
   * Looks resources up in AWS by their natural keys and gives those that exist, with what they refer to. Asked about accounts
   * before they are vended, and about what a stack may lack, or have too much of, whose last run did not come to its end: that
   * may be something that the landing zone does not have.
   */
  readonly existing: (resources: readonly LandingZoneResource[]) => Promise<ExistingResources>;
  /** Waits until the services of an account in which nothing is deployed yet answer: by its key and its id. */
  readonly ready?: (account: string, accountId: string) => Promise<void>;
  /** Is told what happens. What it throws keeps no stack from coming to its end. */
  readonly onEvent?: (event: UpEvent) => void;
  /** Ends the run early: what runs comes to its end, what has not begun, or waits to be tried again, does not begin. */
  readonly signal?: AbortSignal;
  /** Monotonic milliseconds, for the durations in the summary. */
  readonly now?: () => number;
  /** Waits so many milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  /** A number from 0 to 1. */
  readonly random?: () => number;
}

/**
 * Deploys a landing zone. A stack that fails stops those that need it and the rings after its own, nothing else. Nothing runs
 * at all when an account would be deleted, replaced or forgotten, a network forgotten, a stack run over what a newer version of
 * this tool deployed, or without those that it needs: the summary then says why in `refused`. Only a ring or a shard, whose
 * stacks nobody has picked, leaves out what has to wait for others, and runs the rest.
 */
export async function up(options: UpOptions): Promise<UpSummary> {
  return new Run(options).all();
}

class Run {
  private readonly summaries = new Map<string, StackSummary>();
  private readonly leftovers = new Set<Stack>();
  private readonly states: StackStates;
  private readonly schedule: Schedule;
  private readonly now: () => number;
  /** Accounts that AWS has and no state knows, of those that are selected; asked once for all. */
  private accounts: ExistingResources | null = null;
  private selected: readonly string[] = [];
  /** Stacks that are tried again: of their accounts, what was known at the start does not hold any more. */
  private readonly repeated = new Set<string>();
  private isWarned = false;

  constructor(private readonly options: UpOptions) {
    const { engine, parallel = 1, signal } = options;
    this.states = new StackStates(engine);
    this.now = options.now ?? (() => performance.now());
    this.schedule = new Schedule({
      parallel,
      // Looking at thousands of stacks that are as the files say takes seconds: in between, those that run are heard.
      run: async (stack) => setImmediate(await this.one(stack, 1)),
      skip: (stack, reason) => this.skip(stack, reason),
      ...(signal === undefined ? {} : { signal }),
    });
  }

  async all(): Promise<UpSummary> {
    const { landingZone, selection = {}, preview = false, parallel = 1, signal } = this.options;
    // Only `shared` asks of every account whether it exists; of the others it matters once they are selected.
    const exists = selection.shared === true ? await this.vendedAmong(landingZone.stacks) : null;
    const selected = selectedStacks(landingZone, selection, (account) => exists?.has(account) ?? true);
    this.selected = selected;
    this.emit({ kind: 'selected', stacks: selected });
    const refused = await refusals(landingZone, selected, this.deployment(null), { parallel, signal });
    const unmet = refused.length > 0 ? [] : await unmetNeeds(landingZone, selected, this.states);
    if (refused.length === 0 && !isPartOfRollout(selection)) refused.push(...unmet.map(refusalOf));
    if (refused.length > 0) return { ...this.summary(), refused };

    const obstacles = new Map(unmet.map((need) => [need.stack, obstacleOf(need)]));
    const chosen = new Set(selected);
    const stacks = landingZone.stacks.filter(({ name }) => chosen.has(name));
    const vended = await this.vendedAmong(stacks);
    const isVended = (account: string): boolean => vended.has(account);
    await this.findAccounts(stacks, isVended);
    const ringOf = ringsOf(landingZone, isVended);
    for (const stack of stacks) this.plan(stack, ringOf(stack), isVended, obstacles.get(stack.name));
    await this.schedule.run();
    if (!preview && this.leftovers.size > 0 && (await nothingIsBehind(landingZone, this.summaries, this.states)))
      for (const stack of this.leftovers) if (signal?.aborted !== true) await this.one(stack, 2);
    return this.summary();
  }

  /** Of the accounts that these stacks are about, or need: those whose ids are known, so far as states can be read. */
  private async vendedAmong(stacks: readonly Stack[]): Promise<Set<string>> {
    const accounts = stacks.flatMap(({ name, needs }) => [name, ...needs]).flatMap((name) => vendedAccount(name) ?? []);
    const isVended = async (account: string): Promise<boolean> =>
      (await this.states.accountId(accountStack(account)).catch(() => null)) !== null;
    const asked = [...new Set(accounts)];
    const answers = await Promise.all(asked.map(isVended));
    return new Set(asked.filter((_, index) => answers[index]));
  }

  /** One question for all new accounts; where AWS does not answer, each is asked of by itself, and fails by itself. */
  private async findAccounts(stacks: readonly Stack[], isVended: (account: string) => boolean): Promise<void> {
    const { landingZone, existing } = this.options;
    const unknown = stacks
      .filter(({ kind, account }) => kind === 'account' && account !== null && !isVended(account))
      .flatMap(({ name }) => stackResources(landingZone, name).filter(({ kind }) => kind === 'account'));
    this.accounts = unknown.length === 0 ? null : await existing(unknown).catch(() => null);
  }

  private plan(stack: Stack, ring: number, isVended: (account: string) => boolean, obstacle: string | undefined): void {
    // Of another account only its id is read, which never changes: if it is there, nobody waits for its ring.
    const needs = stack.needs.filter((need) => {
      const account = vendedAccount(need);
      return account === null || account === stack.account || !isVended(account);
    });
    const vends = stack.kind === 'account' && stack.account !== null && !isVended(stack.account);
    this.schedule.add({ stack, ring, needs, vends, obstacle });
  }

  /** Runs a stack, again where a failure passes by itself; its end is in the summaries. */
  private async one(stack: Stack, pass: 1 | 2): Promise<Outcome> {
    const { random = Math.random, signal } = this.options;
    const { name } = stack;
    const started = this.now();
    let isBegun = false;
    const begin = (): void => {
      if (!isBegun) this.emit({ kind: 'stack-started', stack: name, pass });
      isBegun = true;
    };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(stack, pass, started, begin);
      } catch (error) {
        this.states.changed(name);
        const isLast = !isTransient(error) || attempt === MOST_ATTEMPTS;
        if (isLast || signal?.aborted === true) return this.failed(stack, pass, started, error);
        this.repeated.add(name);
        const pause = pauseAfter(attempt, random);
        this.emit({ kind: 'stack-repeated', stack: name, message: messageOf(error), seconds: pause / 1000 });
        await this.pause(pause);
        if (this.isInterrupted()) return this.failed(stack, pass, started, error);
      }
    }
  }

  private isInterrupted(): boolean {
    return this.options.signal?.aborted === true;
  }

  /** Until the time is over, or the run is interrupted. */
  private async pause(milliseconds: number): Promise<void> {
    const { wait, signal } = this.options;
    if (wait !== undefined) await wait(milliseconds);
    else await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
  }

  private failed({ name }: Stack, pass: 1 | 2, started: number, error: unknown): Outcome {
    const { changes = NO_CHANGES, seconds = 0 } = this.summaries.get(name) ?? {};
    const total = seconds + (this.now() - started) / 1000;
    const refused = error instanceof StackRefusedError;
    // Whoever waited for something says no more than that it was ended.
    const isEnded = this.isInterrupted() && (error as { name?: unknown } | null)?.name === 'AbortError';
    const message = isEnded ? 'the run was interrupted' : messageOf(error);
    this.summaries.set(name, {
      ...this.summaries.get(name),
      ...{ stack: name, status: 'failed', changes, seconds: total, message, refused },
    });
    this.emit({ kind: 'stack-failed', stack: name, message, refused, pass });
    // A preview goes on: whoever looks wants to see all of it.
    return this.options.preview === true ? 'done' : 'failed';
  }

  private async attempt(stack: Stack, pass: 1 | 2, started: number, begin: () => void): Promise<Outcome> {
    const { landingZone, refresh, force = false, preview = false } = this.options;
    const { name } = stack;
    const spec = stackSpec(landingZone, name);
    const standing = await this.states.standing(spec);
    if (pass === 1) {
      if ((standing.deployed?.leftovers.length ?? 0) > 0) this.leftovers.add(stack);
      if (standing.isCurrent && !refresh && !force) return this.current(stack);
    }
    const missing = preview ? await this.undeployed(stack) : null;
    if (missing !== null) return this.unforeseeable(stack, missing);

    begin();
    const before = await this.states.outputs(name);
    const options = { ...this.deployment(name), refresh: refresh && pass === 1 };
    if (preview) {
      const foreseen = await previewStack(spec, standing, options);
      const findings = previewFindings(spec, expectedOf(standing), foreseen, { refresh, imports: new Map() });
      this.finished(name, changesOf(foreseen), started, pass, foreseen.steps);
      if (findings.length > 0) throw new StackRefusedError(findings);
      return 'done';
    }
    // What others may still use is removed in the second pass, once nothing does.
    const result = await deployStack(spec, standing, pass === 1 && isUsedByOthers(stack), options);
    this.states.changed(name, result.outputs);
    if (result.isLeftOver) this.leftovers.add(stack);
    else if (pass === 1) this.leftovers.delete(stack);
    this.finished(name, changesOf(result), started, pass);
    if (pass === 1) await this.addReaders(name, before, result.outputs);
    return 'done';
  }

  private current({ name }: Stack): Outcome {
    this.summaries.set(name, { stack: name, status: 'unchanged', changes: NO_CHANGES, seconds: 0 });
    this.emit({ kind: 'stack-current', stack: name });
    return 'done';
  }

  /** A stack that this one needs and that was never deployed, so that nobody can say what it will tell. */
  private async undeployed({ needs }: Stack): Promise<string | null> {
    for (const need of needs) if ((await this.states.outputs(need)) === undefined) return need;
    return null;
  }

  private unforeseeable(stack: Stack, need: string): Outcome {
    this.skip(stack, `it cannot be previewed before \`${need}\` is deployed`);
    return 'done';
  }

  private finished(name: string, changes: Changes, started: number, pass: 1 | 2, foreseen?: readonly Step[]): void {
    const seconds = (this.now() - started) / 1000;
    const before = this.summaries.get(name);
    const total = before === undefined ? changes : bothChanges(before.changes, changes);
    const status = isChange(total) ? 'changed' : 'unchanged';
    const steps = foreseen?.map(({ operation, type, name: of, properties }) => ({
      operation,
      type,
      name: of,
      properties,
    }));
    this.summaries.set(name, {
      ...{ stack: name, status, changes: total, seconds: (before?.seconds ?? 0) + seconds },
      ...(steps === undefined ? {} : { steps }),
    });
    this.emit({ kind: 'stack-finished', stack: name, changes, seconds, pass });
  }

  private skip({ name }: Stack, message: string): void {
    this.summaries.set(name, { stack: name, status: 'skipped', changes: NO_CHANGES, seconds: 0, message });
    this.emit({ kind: 'stack-skipped', stack: name, message });
  }

  /** Stacks that were not selected run nevertheless if they read what has changed: no id that is gone stays in use. */
  private async addReaders(name: string, before: Outputs, after: Outputs): Promise<void> {
    const { landingZone, selection = {} } = this.options;
    // Whoever names stacks, a ring or a shard has others run elsewhere.
    if (selection.since === undefined && selection.accounts === undefined) return;
    const ringOf = ringsOf(landingZone, () => true);
    for (const stack of readersOf(landingZone, name, before, after)) {
      // What was never deployed uses nothing, and whether it is to be made was not asked.
      if ((await this.states.outputs(stack.name).catch(() => null)) === undefined) continue;
      if (this.schedule.add({ stack, ring: ringOf(stack), needs: [], vends: false }))
        this.emit({ kind: 'stack-added', stack: stack.name, because: name });
    }
  }

  /** Whoever listens keeps no stack from coming to its end; the first of their errors is a warning of the process. */
  private emit(event: UpEvent): void {
    try {
      this.options.onEvent?.(event);
    } catch (error) {
      if (!this.isWarned) process.emitWarning(error instanceof Error ? error : String(error));
      this.isWarned = true;
    }
  }

  private deployment(stack: string | null): StackDeploymentOptions {
    const { engine, refresh, commit = null, existing, ready = () => Promise.resolve() } = this.options;
    return {
      engine,
      states: this.states,
      refresh,
      commit,
      ready,
      resourceAt: (reference) => referredResource(this.options.landingZone, reference),
      existing: (resources) =>
        this.accounts !== null && !this.repeated.has(stack ?? '') && resources.every(({ kind }) => kind === 'account')
          ? Promise.resolve(this.accounts)
          : existing(resources),
      onStep: (step) => {
        if (stack !== null && isOfInterest(step)) this.emit({ kind: 'stack-step', stack, step });
      },
    };
  }

  private summary(): UpSummary {
    const order = new Map(this.options.landingZone.stacks.map(({ name }, index) => [name, index]));
    const stacks = [...this.summaries.values()].sort((a, b) => (order.get(a.stack) ?? 0) - (order.get(b.stack) ?? 0));
    return {
      selected: this.selected,
      stacks,
      changed: stacks.filter(({ status }) => status === 'changed').length,
      failed: stacks.filter(({ status }) => status === 'failed').length,
      refused: [],
      interrupted: this.options.signal?.aborted === true,
    };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether a selection is one of several that make a rollout together, one after another or side by side. */
function isPartOfRollout({ ring, shard, stacks, accounts }: Selection): boolean {
  return (ring !== undefined || shard !== undefined) && stacks === undefined && accounts === undefined;
}

/** Whether other stacks use what this one holds, so that it may only go after they let go of it. */
function isUsedByOthers({ kind }: Stack): boolean {
  return kind === 'organization' || kind === 'network';
}
