// What the stacks say of themselves, read once each and again after a run.
import type { Publication } from '../plan/publication';
import { inputsDigest, publishedIn, readsOf } from '../plan/reads';
import type { StackSpec } from '../plan/stackSpec';
import type { LandingZoneResource } from '@microaccounts/resources';
import { deployedOf, type Deployed } from './deployed';
import type { Engine, Held } from './engine';
import { abandonedIn } from './making';
import { REVISION_TYPE, revisionOf } from './revision';
import { resourceByName } from './registeredNames';

type Outputs = Record<string, unknown> | undefined;

/** How a stack stands to its files. */
export interface Standing {
  /** What it was deployed from last; null if it never was, to its end. */
  readonly deployed: Deployed | null;
  /** The id of the account of an account stack, where the state knows it. */
  readonly accountId: string | null;
  /** Whether what other stacks tell it differs from what it was deployed with. */
  readonly inputsChanged: boolean;
  /** Whether a run was cut off in the middle of an operation, so that AWS may hold what the state does not. */
  readonly interrupted: boolean;
  /**
   * Whether the state is that of no one text of the files: a run was begun after the last whole one, or without any, and not
   * ended, or ended without deleting what the files no longer have.
   */
  readonly unfinished: boolean;
  /**
   * Whether a run of other files than these came to no end. What it changed or took away while the engine was told that this
   * failed is seen in AWS alone; with the same files it would simply be done again.
   */
  readonly superseded: boolean;
  /**
   * What runs that came to no end were about to make and the files no longer have, or have otherwise; with what of other stacks
   * that refers to. AWS may hold of it what the state does not.
   */
  readonly abandoned: readonly LandingZoneResource[];
  /** Of what operations were cut off, and what the state holds, by `<type>::<logical name>`. */
  readonly pending: ReadonlySet<string>;
  readonly held: ReadonlySet<string>;
  /** Whether there is nothing to do. What is left over does not count. */
  readonly isCurrent: boolean;
}

/** What a stack was deployed from is not known, because its state could not be read. */
export class StateUnreadableError extends Error {
  override readonly name = 'StateUnreadableError';
  constructor(stack: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`the state of \`${stack}\` cannot be read: ${reason}`, { cause });
  }
}

export class StackStates {
  private readonly known = new Map<string, Promise<Outputs>>();

  constructor(private readonly engine: Engine) {}

  /** @throws StateUnreadableError, once: asked again, the backend is. */
  outputs(stack: string): Promise<Outputs> {
    const known = this.known.get(stack);
    if (known !== undefined) return known;
    const read = this.engine.outputs(stack).catch((cause: unknown) => {
      this.known.delete(stack);
      throw new StateUnreadableError(stack, cause);
    });
    this.known.set(stack, read);
    return read;
  }

  /** After a run of the stack: its outputs, or nothing if they have to be read again. */
  changed(stack: string, outputs?: Record<string, unknown>): void {
    if (outputs === undefined) this.known.delete(stack);
    else this.known.set(stack, Promise.resolve(outputs));
  }

  async deployed(stack: string): Promise<Deployed | null> {
    return deployedOf(await this.outputs(stack));
  }

  /** The id of the account of an account stack; null if no state knows it. */
  async accountId(stack: string): Promise<string | null> {
    const id = (await this.outputs(stack))?.['accountId'];
    return typeof id === 'string' ? id : null;
  }

  /** Held against the files; the state itself is looked into only where the outputs leave it open. */
  async standing(spec: StackSpec): Promise<Standing> {
    const deployed = await this.deployed(spec.name);
    const reads = readsOf(spec);
    const inputs = inputsDigest(reads, await this.values(reads));
    const pending = await this.engine.pending(spec.name);
    const interrupted = pending.length > 0;
    const held = await this.engine.held(spec.name);
    const unfinished = isUnfinished(spec, deployed, held);
    const inputsChanged = deployed !== null && deployed.inputs !== inputs;
    return {
      deployed,
      accountId: spec.kind === 'account' ? await this.accountId(spec.name) : null,
      inputsChanged,
      interrupted,
      unfinished,
      superseded: isSuperseded(spec, deployed, held, unfinished),
      abandoned: interrupted || unfinished ? abandonedIn(held, deployed, spec) : [],
      pending: new Set(pending),
      held: new Set(held.map(({ type, name }) => `${type}::${name}`)),
      isCurrent: deployed?.digest === spec.digest && !inputsChanged && !interrupted && !unfinished,
    };
  }

  private async values(reads: readonly Publication[]): Promise<(publication: Publication) => unknown> {
    const outputs = new Map<string, Outputs>();
    for (const { stack } of reads) if (!outputs.has(stack)) outputs.set(stack, await this.outputs(stack));
    return (publication) => publishedIn(outputs.get(publication.stack), publication);
  }
}

/**
 * Such a run has left its revision; or, if its outputs were published before it failed to delete something, what it should have
 * deleted: then that is what the files have again.
 */
function isSuperseded(spec: StackSpec, deployed: Deployed | null, held: readonly Held[], unfinished: boolean): boolean {
  const known = new Set([spec.digest, ...(deployed === null ? [] : [deployed.digest])].map(revisionOf));
  if (held.some(({ type, name }) => type === REVISION_TYPE && !known.has(name))) return true;
  if (deployed === null || deployed.digest === spec.digest) return false;
  if (unfinished) return true;
  const had = new Set([...Object.keys(deployed.resources), ...deployed.leftovers]);
  const ownerOf = resourceByName(spec.resources);
  return held.some(({ type, name }) => {
    const owner = type.startsWith('aws:') ? ownerOf(type, name) : undefined;
    return owner !== undefined && !had.has(owner.address) && !had.has(`${type} ${name}`);
  });
}

/**
 * Whether the state has a revision beside that of its outputs, or something in AWS that nothing accounts for. An engine
 * publishes the outputs of a run before it deletes what the program no longer has, which may fail.
 */
function isUnfinished(spec: StackSpec, deployed: Deployed | null, held: readonly Held[]): boolean {
  if (deployed === null) return held.some(({ type }) => type === REVISION_TYPE || type.startsWith('aws:'));
  const current = revisionOf(deployed.digest);
  if (held.some(({ type, name }) => type === REVISION_TYPE && name !== current)) return true;
  if (held.some(({ isReplaced }) => isReplaced)) return true;
  // Of other files than those that were deployed nobody knows the names.
  if (deployed.digest !== spec.digest || deployed.leftovers.length > 0) return false;
  const ownerOf = resourceByName(spec.resources);
  return held.some(({ type, name }) => type.startsWith('aws:') && ownerOf(type, name) === undefined);
}
