// A change that somebody makes behind the files' back, and what the drift report must say of it.
import type { Kind } from '@microaccounts/resources';
import type { ByHand } from '../byHand';

/** Something changed or taken away, which an `up` sets right. */
export interface Tampering {
  readonly kind: Kind;
  /** What somebody does, in words. */
  readonly told: string;
  readonly by: (hand: ByHand) => Promise<unknown>;
  /** What the report must hold for it, and nothing else: `<status> <address>`, with the property that differs. */
  readonly finds: readonly string[];
}

/** Something of nobody: it is found, and stays until a person takes it away with `undo`. */
export interface Addition {
  readonly kind: Kind;
  readonly told: string;
  /** Gives the id of what was added. */
  readonly by: (hand: ByHand) => Promise<string>;
  /** As of a tampering; `{id}` stands for the id. */
  readonly finds: string;
  readonly undo: (hand: ByHand, id: string) => Promise<unknown>;
}

export function document(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

export const EVERYTHING = document({ Effect: 'Allow', Action: '*', Resource: '*' });
export const ANYBODY = document({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '*' } });
export const HARMLESS = document({ Effect: 'Deny', Action: 'a4b:*', Resource: '*' });

/** Path of what the landing zone has in IAM and among the parameters, and the mark of what has no path. */
export const PATH = '/landing-zone/';
export const OURS = { 'managed-by': 'microaccounts' };

/** @throws {Error} when AWS gave no id */
export function given(id: string | undefined): string {
  if (id === undefined) throw new Error('AWS answered without an id');
  return id;
}
