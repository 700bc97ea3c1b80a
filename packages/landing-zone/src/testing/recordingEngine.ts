// An engine that deploys nothing: it records what it is asked, and answers as a test wants.
import type { Engine, RunOptions, RunResult, Step } from '../deploy/engine';
import type { LandingZone } from '../plan/landingZone';
import { stackDigest } from '../plan/resources';

export interface Run extends Pick<RunOptions, 'refresh' | 'keepMissing'> {
  readonly stack: string;
  readonly imports: readonly string[];
}

const NOTHING: RunResult = { steps: [], unchanged: 0, kept: [], outputs: {} };

export class RecordingEngine implements Engine {
  readonly name = 'embedded';
  readonly runs: Run[] = [];
  readonly previewed: string[] = [];
  /** By stack: its deployed outputs. */
  readonly deployed = new Map<string, Record<string, unknown>>();
  readonly cutOff = new Set<string>();
  readonly failing = new Set<string>();
  /** By stack: the steps of its previews. */
  readonly foreseen = new Map<string, readonly Step[]>();
  /** By stack: URNs that it has and its program lacks. */
  readonly missing = new Map<string, readonly string[]>();

  /** As if all stacks, or these, had been deployed from `landingZone`. */
  deploy(landingZone: LandingZone, stacks = landingZone.stacks.map(({ name }) => name)): this {
    for (const name of stacks) this.deployed.set(name, this.outputsFrom(landingZone, name));
    return this;
  }

  private outputsFrom(landingZone: LandingZone, name: string): Record<string, unknown> {
    const digest = stackDigest(landingZone, name);
    if (name.startsWith('account.')) return { digest, accountId: '222222222222' };
    return name.startsWith('network.') ? { digest, vpcs: {} } : { digest };
  }

  stacks(): Promise<string[]> {
    return Promise.resolve([...this.deployed.keys()]);
  }

  outputs(stack: string): Promise<Record<string, unknown> | undefined> {
    return Promise.resolve(this.deployed.get(stack));
  }

  interrupted(stack: string): Promise<boolean> {
    return Promise.resolve(this.cutOff.has(stack));
  }

  preview({ stack }: { readonly stack: string }): Promise<RunResult> {
    this.previewed.push(stack);
    return Promise.resolve({ ...NOTHING, steps: this.foreseen.get(stack) ?? [] });
  }

  up({ stack }: { readonly stack: string }, { refresh, keepMissing, imports }: RunOptions): Promise<RunResult> {
    this.runs.push({ stack, refresh, keepMissing, imports: [...imports].map(([what, id]) => `${what}=${id}`) });
    if (this.failing.has(stack)) return Promise.reject(new Error(`${stack} is broken`));
    const missing = this.missing.get(stack) ?? [];
    if (keepMissing) return Promise.resolve({ ...NOTHING, kept: missing });
    return Promise.resolve({ ...NOTHING, steps: missing.map(deletion) });
  }

  destroy(): Promise<RunResult> {
    throw new Error('nothing is ever destroyed');
  }
}

function deletion(urn: string): Step {
  return { operation: 'delete', urn, type: '', name: urn, properties: [] };
}
