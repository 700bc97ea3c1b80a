// What is read of a stack's state, in the format of deployments that Pulumi documents as version 3.

import type { Held } from '../engine';

/** Of "pulumi stack export", and of a checkpoint that a backend keeps. */
export interface Deployment {
  readonly resources?: readonly {
    readonly urn: string;
    readonly type: string;
    /** It was replaced, and is still to be deleted. */
    readonly delete?: boolean;
    readonly outputs?: Record<string, unknown>;
  }[];
  readonly pending_operations?: readonly unknown[];
}

export interface StackState {
  /** Those that are no secrets; undefined if there are none. */
  readonly outputs: Record<string, unknown> | undefined;
  readonly interrupted: boolean;
  /** What it holds, by `<type>::<logical name>`. */
  readonly held: ReadonlySet<string>;
  /** The types and logical names of what it holds. */
  readonly resources: readonly Held[];
}

export const NO_STATE: StackState = { outputs: undefined, interrupted: false, held: new Set(), resources: [] };

export function stateOf({ resources = [], pending_operations: pending }: Deployment): StackState {
  const all = resources.find(({ type }) => type === 'pulumi:pulumi:Stack')?.outputs ?? {};
  const outputs = Object.fromEntries(Object.entries(all).filter(([, value]) => !isSecret(value)));
  const named = resources.map(({ urn, type, delete: isReplaced = false }) => ({
    ...{ type, name: nameIn(urn), urn, isReplaced },
  }));
  return {
    outputs: Object.keys(outputs).length === 0 ? undefined : outputs,
    interrupted: (pending ?? []).length > 0,
    held: new Set(named.map(({ type, name }) => `${type}::${name}`)),
    resources: named,
  };
}

/** By this key Pulumi marks what is no plain value (sdk/go/common/resource, `SigKey`). No program here has such outputs. */
function isSecret(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '4dabf18193072939515e22adb298388d' in value;
}

/** The logical name at the end of a URN. */
function nameIn(urn: string): string {
  return urn.split('::').slice(3).join('::');
}
