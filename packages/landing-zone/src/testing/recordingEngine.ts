// An engine that deploys nothing: it records what it is asked, and answers as a test wants.
import { REJECTED, VERSION } from '../deploy/deployed';
import type { Engine, Held, RunningStack, RunOptions, RunResult, StackProgram, Step } from '../deploy/engine';
import { writtenMaking, type Making } from '../deploy/making';
import { REVISION_TYPE, revisionOf } from '../deploy/revision';
import type { Registered } from '../deploy/rules';
import type { LandingZone } from '../plan/landingZone';
import { publications } from '../plan/publication';
import { inputsDigest, publishedIn, readsOf } from '../plan/reads';
import { resourceDigests, stackSpec, type StackSpec } from '../plan/stackSpec';

export interface Run extends Pick<RunOptions, 'refresh' | 'keep'> {
  readonly stack: string;
  readonly imports: readonly string[];
}

export class RecordingEngine implements Engine {
  readonly name = 'embedded';
  readonly runs: Run[] = [];
  readonly previewed: string[] = [];
  /** By stack: its deployed outputs. */
  readonly deployed = new Map<string, Record<string, unknown>>();
  /** By stack: what was pending when its last run was cut off. */
  readonly cutOff = new Map<string, readonly string[]>();
  /** By stack: with what each of its next runs fails; for ever with the last. */
  readonly failing = new Map<string, Error>();
  /** By stack: the steps of its previews. */
  readonly foreseen = new Map<string, readonly Step[]>();
  /** What every program registers. */
  registered: readonly Registered[] = [];
  /** What only a run shows of it, by stack. */
  readonly revealed = new Map<string, readonly Registered[]>();
  /** By stack: URNs that it has and its program lacks. */
  readonly missing = new Map<string, readonly string[]>();
  /** By stack: the revisions in its state, where they are not that of its outputs. */
  readonly revisions = new Map<string, readonly string[]>();
  /** By stack: what a run that came to no end was about to make. */
  readonly abandoned = new Map<string, Making>();
  /** What the runs were told, in their order. */
  readonly programs: StackProgram[] = [];
  /** Precedes the ids that are published from now on. */
  generation = '';
  /** By stack: what its state has beside its revisions. */
  readonly strays = new Map<string, readonly Held[]>();
  /** By stack: why its state cannot be read. */
  readonly unreadable = new Map<string, Error>();
  /** By stack: why it cannot even be previewed. */
  readonly unforeseeable = new Map<string, Error>();
  /** How many stacks were run at once, at most. */
  mostAtOnce = 0;
  private atOnce = 0;

  /** As if all stacks, or these, had been deployed from `landingZone`. */
  deploy(landingZone: LandingZone, stacks = landingZone.stacks.map(({ name }) => name)): this {
    for (const name of stacks) this.deployed.set(name, this.outputsFrom(stackSpec(landingZone, name)));
    // Only now does each know what the others say.
    for (const name of stacks) this.deployed.set(name, this.outputsFrom(stackSpec(landingZone, name)));
    return this;
  }

  fails(...stacks: readonly string[]): this {
    for (const stack of stacks) this.failing.set(stack, new Error(`${stack} is broken`));
    return this;
  }

  private outputsFrom(spec: StackSpec, leftovers: readonly string[] = []): Record<string, unknown> {
    const { name, resources } = spec;
    const outputs: Record<string, unknown> = {
      digest: spec.digest,
      inputs: inputsDigest(readsOf(spec), (publication) =>
        publishedIn(this.deployed.get(publication.stack), publication),
      ),
      resources: resourceDigests(resources),
      leftovers,
      commit: null,
      version: VERSION,
    };
    if (name.startsWith('account.')) outputs['accountId'] = '222222222222';
    for (const { publication } of publications(resources))
      if (publication.key !== null)
        outputs[publication.output] = {
          ...(outputs[publication.output] as object | undefined),
          [publication.key]: `${this.generation}id of ${publication.key}`,
        };
    return outputs;
  }

  stacks(): Promise<string[]> {
    return Promise.resolve([...new Set([...this.deployed.keys(), ...this.strays.keys()])]);
  }

  outputs(stack: string): Promise<Record<string, unknown> | undefined> {
    const reason = this.unreadable.get(stack);
    return reason === undefined ? Promise.resolve(this.deployed.get(stack)) : Promise.reject(reason);
  }

  running(): Promise<readonly RunningStack[]> {
    return Promise.resolve([]);
  }

  pending(stack: string): Promise<readonly string[]> {
    return Promise.resolve(this.cutOff.get(stack) ?? []);
  }

  held(stack: string): Promise<readonly Held[]> {
    const digest = this.deployed.get(stack)?.['digest'];
    const revisions = this.revisions.get(stack) ?? (typeof digest === 'string' ? [revisionOf(digest)] : []);
    const abandoned = this.abandoned.get(stack);
    return Promise.resolve([
      ...revisions.map((name) => ({ type: REVISION_TYPE, name })),
      ...(abandoned === undefined
        ? []
        : [{ type: REVISION_TYPE, name: 'abandoned', outputs: { making: writtenMaking(abandoned) } }]),
      ...(this.strays.get(stack) ?? []),
    ]);
  }

  preview({ stack }: StackProgram, { keep }: RunOptions): Promise<RunResult> {
    this.previewed.push(stack);
    const reason = this.unforeseeable.get(stack);
    if (reason !== undefined) return Promise.reject(reason);
    const gone = (this.missing.get(stack) ?? []).filter((urn) => !keep.includes(urn)).map(deletion);
    const steps = [...(this.foreseen.get(stack) ?? []), ...gone];
    return Promise.resolve({ steps, unchanged: 0, outputs: {}, registered: this.registered });
  }

  async up(program: StackProgram, options: RunOptions): Promise<RunResult> {
    const { stack, spec, circumstances } = program;
    const { refresh, keep, imports } = options;
    this.programs.push(program);
    this.runs.push({ stack, refresh, keep, imports: [...imports].map(([what, id]) => `${what}=${id}`) });
    this.atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    await new Promise((resolve) => setImmediate(resolve));
    this.atOnce -= 1;
    const failure = this.failing.get(stack);
    if (failure !== undefined) throw failure;
    const missing = this.missing.get(stack) ?? [];
    const steps = missing.filter((urn) => !keep.includes(urn)).map(deletion);
    this.missing.set(stack, keep);
    this.revisions.delete(stack);
    this.strays.delete(stack);
    this.abandoned.delete(stack);
    this.cutOff.delete(stack);
    const outputs = this.outputsFrom(spec, circumstances.leftovers);
    if (circumstances.rejected === true) outputs['digest'] = REJECTED;
    this.deployed.set(stack, outputs);
    return { steps, unchanged: 0, outputs, registered: this.revealed.get(stack) ?? this.registered };
  }

  destroy(): Promise<RunResult> {
    throw new Error('nothing is ever destroyed');
  }
}

function deletion(urn: string): Step {
  return { operation: 'delete', urn, type: '', name: urn, properties: [] };
}
