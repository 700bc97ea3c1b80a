// One `up`: every stack in its order, then a second pass that removes what nothing uses any more.
import { ACCOUNT_TYPE } from '@microaccounts/account-factory/deploy';
import type { LandingZoneResource } from '@microaccounts/resources';
import type { ExistingResource } from '@microaccounts/resources/deploy';
import type { LandingZone, Stack } from '../plan/landingZone';
import { stackResources } from '../plan/resources';
import { isBehind } from './deployed';
import type { Engine, Operation, RunOptions, RunResult, Step } from './engine';
import { importsOf } from './imports';
import { stackProgram } from './program';
import { refusals } from './refusal';

export type Changes = Readonly<Record<Operation, number>>;

export type UpEvent =
  | {
      readonly kind: 'stack-started';
      readonly stack: string;
      readonly index: number;
      readonly total: number;
      readonly pass: 1 | 2;
    }
  | { readonly kind: 'stack-step'; readonly stack: string; readonly step: Step }
  | {
      readonly kind: 'stack-finished';
      readonly stack: string;
      readonly changes: Changes;
      readonly seconds: number;
      readonly pass: 1 | 2;
    }
  | { readonly kind: 'stack-failed'; readonly stack: string; readonly message: string; readonly pass: 1 | 2 }
  | { readonly kind: 'stack-skipped'; readonly stack: string; readonly message: string };

export interface StackSummary {
  readonly stack: string;
  readonly status: 'unchanged' | 'changed' | 'failed' | 'skipped';
  readonly changes: Changes;
  readonly seconds: number;
  /** Why it failed or was skipped. */
  readonly message?: string;
}

export interface UpSummary {
  readonly stacks: readonly StackSummary[];
  readonly changed: number;
  readonly failed: number;
  /** Why nothing ran at all, one sentence each; empty when it ran. */
  readonly refused: readonly string[];
}

/** What AWS has, by address. */
export type ExistingResources = ReadonlyMap<string, ExistingResource>;

export interface UpOptions {
  readonly engine: Engine;
  readonly landingZone: LandingZone;
  readonly refresh: boolean;
  /** Run only these stacks. */
  readonly stacks?: readonly string[];
  /**
   * Looks resources up in AWS by their natural keys and gives those that exist, with what they refer to. Asked about accounts
   * before they are vended, and about everything in a stack whose last run was cut off.
   */
  readonly existing: (resources: readonly LandingZoneResource[]) => Promise<ExistingResources>;
  readonly onEvent?: (event: UpEvent) => void;
  /** Monotonic milliseconds, for the durations in the summary. */
  readonly now?: () => number;
}

/**
 * Deploys a landing zone. A stack that fails does not stop those that do not need it. Nothing runs at all when an account
 * would be deleted, replaced or forgotten, a network forgotten, or a stack run without those that it needs: the summary
 * then says why in `refused`.
 */
export async function up(options: UpOptions): Promise<UpSummary> {
  const { engine, landingZone, stacks } = options;
  const refused = await refusals(engine, landingZone, stacks);
  if (refused.length > 0) return { stacks: [], changed: 0, failed: 0, refused };
  return new Run(options).all();
}

class Run {
  private readonly summaries = new Map<string, StackSummary>();
  private readonly leftovers: Stack[] = [];
  private readonly selected: readonly Stack[];

  constructor(private readonly options: UpOptions) {
    const { stacks } = options;
    this.selected = options.landingZone.stacks.filter(({ name }) => stacks === undefined || stacks.includes(name));
  }

  async all(): Promise<UpSummary> {
    const imports = await this.imports();
    for (const [index, stack] of this.selected.entries()) {
      const obstacle = stack.needs.find((need) => this.summaries.has(need) && !this.succeeded(need));
      if (obstacle === undefined) await this.one(stack, index, 1, imports.get(stack.name) ?? new Map());
      else this.skip(stack, obstacle);
    }
    if (await this.nothingIsBehind())
      for (const [index, stack] of this.leftovers.entries()) await this.one(stack, index, 2, new Map());
    const stacks = [...this.summaries.values()];
    return {
      stacks,
      changed: stacks.filter(({ status }) => status === 'changed').length,
      failed: stacks.filter(({ status }) => status === 'failed').length,
      refused: [],
    };
  }

  /** Whether every stack is as the files say, those that this run leaves out included: only then nothing uses what is left over. */
  private async nothingIsBehind(): Promise<boolean> {
    const { engine, landingZone } = this.options;
    for (const { name } of landingZone.stacks) {
      const current = this.summaries.has(name) ? this.succeeded(name) : !(await isBehind(engine, landingZone, name));
      if (!current) return false;
    }
    return true;
  }

  /**
   * Import ids by stack, of what AWS has and the state lacks: accounts that were vended, or are being vended, by a run whose
   * state did not learn of it, with what is attached to them; and whatever a run that was cut off made last.
   */
  private async imports(): Promise<Map<string, ReadonlyMap<string, string>>> {
    const { engine, landingZone, existing } = this.options;
    const doubtful = new Map<string, LandingZoneResource[]>();
    const unknown: LandingZoneResource[] = [];
    for (const { name, kind } of this.selected) {
      if (await engine.interrupted(name)) doubtful.set(name, stackResources(landingZone, name));
      else if (kind === 'account' && (await engine.outputs(name))?.['accountId'] === undefined)
        unknown.push(...stackResources(landingZone, name).filter((resource) => resource.kind === 'account'));
    }
    const vended = unknown.length === 0 ? new Map<string, ExistingResource>() : await existing(unknown);
    for (const { address, stack } of unknown)
      if (vended.has(address)) doubtful.set(stack, stackResources(landingZone, stack));
    if (doubtful.size === 0) return new Map();
    const found = await existing([...doubtful.values()].flat());
    return new Map([...doubtful].map(([name, planned]) => [name, importsOf(planned, (address) => found.get(address))]));
  }

  private async one(stack: Stack, index: number, pass: 1 | 2, imports: ReadonlyMap<string, string>): Promise<void> {
    const { engine, landingZone, refresh, now = () => performance.now() } = this.options;
    const emit = this.options.onEvent ?? (() => undefined);
    const { name } = stack;
    emit({
      kind: 'stack-started',
      stack: name,
      index,
      total: pass === 1 ? this.selected.length : this.leftovers.length,
      pass,
    });
    const started = now();
    const runOptions: RunOptions = {
      refresh: refresh && pass === 1,
      // What others may still use is removed in the second pass, once nothing does.
      keepMissing: pass === 1 && isShared(stack),
      imports,
      onStep: (step) => emit({ kind: 'stack-step', stack: name, step }),
    };
    try {
      const result = await engine.up(stackProgram(landingZone, name, await this.vended(stack, imports)), runOptions);
      const seconds = (now() - started) / 1000;
      if (result.kept.length > 0) this.leftovers.push(stack);
      const changes = changesOf(result);
      this.record(name, changes, seconds);
      emit({ kind: 'stack-finished', stack: name, changes, seconds, pass });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const { changes = NONE, seconds = 0 } = this.summaries.get(name) ?? {};
      const total = seconds + (now() - started) / 1000;
      this.summaries.set(name, { stack: name, status: 'failed', changes, seconds: total, message });
      emit({ kind: 'stack-failed', stack: name, message, pass });
    }
  }

  /** The id of the stack's account where AWS has it already: from an earlier run, or from what is imported. */
  private async vended({ name, kind, account }: Stack, imports: ReadonlyMap<string, string>): Promise<string | null> {
    if (kind !== 'account') return null;
    const id = (await this.options.engine.outputs(name))?.['accountId'] ?? imports.get(`${ACCOUNT_TYPE}::${account}`);
    return typeof id === 'string' ? id : null;
  }

  private record(name: string, changes: Changes, seconds: number): void {
    const before = this.summaries.get(name);
    const total = before === undefined ? changes : { ...sum(before.changes, changes), same: changes.same };
    const status = Object.entries(total).some(([operation, count]) => operation !== 'same' && count > 0)
      ? 'changed'
      : 'unchanged';
    this.summaries.set(name, { stack: name, status, changes: total, seconds: (before?.seconds ?? 0) + seconds });
  }

  private skip({ name }: Stack, obstacle: string): void {
    const message = `it needs \`${obstacle}\`, which did not succeed`;
    this.summaries.set(name, { stack: name, status: 'skipped', changes: NONE, seconds: 0, message });
    this.options.onEvent?.({ kind: 'stack-skipped', stack: name, message });
  }

  private succeeded(name: string): boolean {
    const status = this.summaries.get(name)?.status;
    return status === 'changed' || status === 'unchanged';
  }
}

const NONE: Changes = { create: 0, update: 0, replace: 0, delete: 0, same: 0, import: 0 };

/** Whether other stacks use what this one holds, so that it may only go after they let go of it. */
function isShared({ kind }: Stack): boolean {
  return kind === 'organization' || kind === 'network';
}

function changesOf({ steps, unchanged }: RunResult): Changes {
  const counts = { ...NONE, same: unchanged };
  for (const { operation } of steps) counts[operation] += 1;
  return counts;
}

function sum(a: Changes, b: Changes): Changes {
  return Object.fromEntries(
    Object.keys(a).map((key) => [key, a[key as Operation] + b[key as Operation]]),
  ) as unknown as Changes;
}
