// What the engine remembers of a stack: resources, outputs, and operations whose end nobody saw.
import { type Properties } from '../resources';

/** A resource of a stack as it was last seen. */
export interface ResourceRecord {
  readonly urn: string;
  readonly type: string;
  /** Managed by a provider, rather than a component of the program. */
  readonly custom: boolean;
  readonly id: string;
  /** URN; empty for the stack itself. */
  readonly parent: string;
  /** `<URN>::<id>`; empty for components and providers. */
  readonly provider: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  /** Names of properties that hold secrets. */
  readonly secrets: readonly string[];
  /** URNs. */
  readonly dependencies: readonly string[];
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  /** It was made and not finished. */
  readonly halfMade: boolean;
}

export type PendingOperation = 'create' | 'update' | 'replace' | 'delete';

/** A change of a stack's state. Entries applied twice, in their order, change nothing more. */
export type StateEntry =
  | { readonly entry: 'begin'; readonly operation: PendingOperation; readonly urn: string }
  | { readonly entry: 'end'; readonly urn: string }
  /** `replaced` is to be deleted when nothing uses it any more. */
  | { readonly entry: 'put'; readonly record: ResourceRecord; readonly replaced?: ResourceRecord }
  | { readonly entry: 'drop'; readonly urn: string }
  | { readonly entry: 'bury'; readonly urn: string; readonly id: string }
  | { readonly entry: 'outputs'; readonly outputs: Properties; readonly secretOutputs: readonly string[] }
  /** A run came to its end: what was pending before is done. */
  | { readonly entry: 'settle' };

/** A state as plain JSON. */
export interface StackSnapshot {
  readonly resources: readonly ResourceRecord[];
  readonly condemned: readonly ResourceRecord[];
  readonly outputs: Properties;
  readonly secretOutputs: readonly string[];
  readonly pending: Readonly<Record<string, PendingOperation>>;
}

export class StackState {
  /** By URN. */
  readonly resources = new Map<string, ResourceRecord>();
  condemned: readonly ResourceRecord[] = [];
  outputs: Properties = {};
  secretOutputs: readonly string[] = [];
  /** By URN. */
  readonly pending = new Map<string, PendingOperation>();

  constructor(snapshot?: StackSnapshot) {
    if (snapshot === undefined) return;
    for (const record of snapshot.resources) this.resources.set(record.urn, record);
    for (const [urn, operation] of Object.entries(snapshot.pending)) this.pending.set(urn, operation);
    this.condemned = snapshot.condemned;
    this.outputs = snapshot.outputs;
    this.secretOutputs = snapshot.secretOutputs;
  }

  apply(entry: StateEntry): void {
    switch (entry.entry) {
      case 'begin':
        this.pending.set(entry.urn, entry.operation);
        return;
      case 'end':
        this.pending.delete(entry.urn);
        return;
      case 'put':
        this.resources.set(entry.record.urn, entry.record);
        if (entry.replaced !== undefined) this.condemn(entry.replaced);
        return;
      case 'drop':
        this.resources.delete(entry.urn);
        return;
      case 'bury':
        this.condemned = this.condemned.filter((record) => !isSame(record, entry));
        return;
      case 'outputs':
        this.outputs = entry.outputs;
        this.secretOutputs = entry.secretOutputs;
        return;
      case 'settle':
        this.pending.clear();
        return;
      default:
        return unreachable(entry);
    }
  }

  private condemn(replaced: ResourceRecord): void {
    this.condemned = [...this.condemned.filter((record) => !isSame(record, replaced)), replaced];
  }

  toJSON(): StackSnapshot {
    const { condemned, outputs, secretOutputs } = this;
    const resources = [...this.resources.values()];
    return { resources, condemned, outputs, secretOutputs, pending: Object.fromEntries(this.pending) };
  }
}

function isSame(
  a: { readonly urn: string; readonly id: string },
  b: { readonly urn: string; readonly id: string },
): boolean {
  return a.urn === b.urn && a.id === b.id;
}

function unreachable(entry: never): never {
  throw new TypeError(`no such entry: ${JSON.stringify(entry)}`);
}
