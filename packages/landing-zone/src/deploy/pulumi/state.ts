// What is read of a stack's state, in the format of deployments that Pulumi documents as version 3.

import type { Held } from '../engine';
import { REVISION_TYPE } from '../revision';

/** Of "pulumi stack export", and of a checkpoint that a backend keeps. */
export interface Deployment {
  readonly resources?: readonly {
    readonly urn: string;
    readonly type: string;
    /** It was replaced, and is still to be deleted. */
    readonly delete?: boolean;
    readonly outputs?: Record<string, unknown>;
  }[];
  readonly pending_operations?: readonly { readonly resource?: { readonly urn?: string; readonly type?: string } }[];
}

export interface StackState {
  /** Those that are no secrets; undefined if there are none. */
  readonly outputs: Record<string, unknown> | undefined;
  /** Operations whose end nobody saw, by the `<type>::<logical name>` of what they are about. */
  readonly pending: readonly string[];
  /** What it holds, by `<type>::<logical name>`. */
  readonly held: ReadonlySet<string>;
  /** The types and logical names of what it holds, and what revisions say of themselves. */
  readonly resources: readonly Held[];
}

export const NO_STATE: StackState = { outputs: undefined, pending: [], held: new Set(), resources: [] };

export function stateOf({ resources = [], pending_operations: pending }: Deployment): StackState {
  const all = resources.find(({ type }) => type === 'pulumi:pulumi:Stack')?.outputs ?? {};
  const outputs = Object.fromEntries(Object.entries(all).filter(([, value]) => !isSecret(value)));
  const named = resources.map(({ urn, type, delete: isReplaced = false, outputs: own }) => ({
    ...{ type, name: nameIn(urn), urn, isReplaced },
    // Whatever else has outputs has many of them.
    ...(type === REVISION_TYPE && own !== undefined ? { outputs: own } : {}),
  }));
  return {
    outputs: Object.keys(outputs).length === 0 ? undefined : outputs,
    pending: (pending ?? []).map(({ resource: { urn = '', type = '' } = {} }) => `${type}::${nameIn(urn)}`),
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
