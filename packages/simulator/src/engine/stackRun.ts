// One run of one stack: its state, what has been seen, done and gone wrong so far, and the identities it calls with.
import type { SimulatedAws } from '../store/simulatedAws';
import { HalfMadeError, hasUnknown, isRefusal, providerAccess, type AwsAccess, type Properties } from '../resources';
import { type Failure, type Operation, type RunOptions, type Step } from './contract';
import { signal } from './requests';
import { type PendingOperation, type ResourceRecord, type StackState, type StateEntry } from './stackState';
import { nameOf, typeOf } from './urn';

/** What a step says about its resource. */
type Wanted = Pick<ResourceRecord, 'urn' | 'inputs' | 'protect'>;

export class StackRun {
  readonly steps: Step[] = [];
  readonly failures: Failure[] = [];
  /** URNs that the program registered. */
  readonly seen = new Set<string>();
  /** URNs that failed, or were left alone because something that they need failed. */
  readonly broken = new Set<string>();
  unchanged = 0;
  readonly #failing = signal();
  /** Comes with the first failure. */
  readonly failing = this.#failing.given;
  readonly #identities = new Map<string, Promise<AwsAccess | null>>();

  constructor(
    readonly stack: string,
    readonly preview: boolean,
    readonly options: RunOptions,
    readonly state: StackState,
    readonly aws: SimulatedAws,
    private readonly commitEntries: (...entries: readonly StateEntry[]) => void,
  ) {}

  commit(...entries: readonly StateEntry[]): void {
    this.commitEntries(...entries);
  }

  /**
   * Does a change of AWS that is recorded before it begins. Its end is recorded by who knows what came of it; here alone
   * if AWS refused. After any other error nobody knows, and it stays pending.
   */
  async changing<T>(operation: PendingOperation, urn: string, change: () => Promise<T>): Promise<T> {
    this.commit({ entry: 'begin', operation, urn });
    try {
      return await change();
    } catch (error) {
      if (isRefusal(error)) this.commit({ entry: 'end', urn });
      throw error;
    }
  }

  /** Notes what was done, or in a preview would be, with a resource that is to be as `wanted`. */
  step(operation: Operation, wanted: Wanted, properties: readonly string[] = []): void {
    if (operation === 'same') {
      this.unchanged += 1;
      return;
    }
    const { urn, inputs, protect } = wanted;
    const done = { operation, urn, type: typeOf(urn), name: nameOf(urn), properties };
    const step = this.preview ? { ...done, inputs, protect } : done;
    this.steps.push(step);
    this.options.onStep?.(step);
  }

  fail(urn: string | null, error: unknown): void {
    if (urn !== null) this.broken.add(urn);
    const cause = error instanceof HalfMadeError ? error.cause : error;
    const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
    this.failures.push({ urn, message: name === 'Error' ? message : `${name}: ${message}`, cause });
    this.#failing.give();
  }

  /** The identity of a record's provider; null if a preview cannot know it yet. @throws what STS answers. */
  access(provider: string): Promise<AwsAccess | null> {
    const urn = provider.split('::').slice(0, 4).join('::');
    const inputs = this.state.resources.get(urn)?.inputs;
    if (inputs === undefined) throw new Error('resources of the simulated AWS need an explicit provider');
    return this.identity(inputs);
  }

  /** As {@link access}, for when the identity has to be known. */
  async knownAccess({ provider, urn }: Pick<ResourceRecord, 'provider' | 'urn'>): Promise<AwsAccess> {
    const access = await this.access(provider);
    if (access === null) throw new Error(`the provider of ${urn} is not known yet`);
    return access;
  }

  private identity(inputs: Properties): Promise<AwsAccess | null> {
    if (hasUnknown(inputs)) return Promise.resolve(null);
    const key = JSON.stringify(inputs);
    const known = this.#identities.get(key);
    if (known !== undefined) return known;
    const identity = providerAccess(this.aws, inputs);
    this.#identities.set(key, identity);
    return identity;
  }
}
