// A change that somebody makes behind the files' back to something desired, and what must be found for it.
import type { ClientClass } from '@microaccounts/resources/observe';
import type { Kind, LandingZoneResource, OfKind } from '@microaccounts/resources';
import type { Simulation } from '../simulation';

/** What is there to be changed, and the resource whose turn it is. */
export interface Hand<R extends LandingZoneResource = LandingZoneResource> {
  readonly simulated: Simulation;
  readonly resource: R;
  /** All desired resources. */
  readonly desired: readonly LandingZoneResource[];
  /** A client where the resource is: in its account and region, of networks in the network account. */
  client<C>(Client: ClientClass<C>): Promise<C>;
  /** AWS's id and ARN of the resource, or of what is at another address. */
  id(address?: string): string;
  arn(address?: string): string;
}

/**
 * Something changed, taken away or added; `by` gives what the report must hold for it: `<status> <address>`, with the property
 * that differs.
 */
export interface Tampering {
  readonly kind: Kind;
  readonly told: string;
  /** Whether it can be done to a resource. */
  readonly applies: (resource: LandingZoneResource, desired: readonly LandingZoneResource[]) => boolean;
  /** Other addresses at which it is found, too, and at which nothing else may be done. */
  readonly touches: (resource: LandingZoneResource, desired: readonly LandingZoneResource[]) => readonly string[];
  readonly by: (hand: Hand) => Promise<readonly string[]>;
}

type Check<R, T> = (resource: R, desired: readonly LandingZoneResource[]) => T;

/** A tampering with resources of one kind. */
export function tampering<K extends Kind>(
  kind: K,
  told: string,
  by: (hand: Hand<OfKind<K>>) => Promise<readonly string[]>,
  {
    applies = () => true,
    touches = () => [],
  }: { readonly applies?: Check<OfKind<K>, boolean>; readonly touches?: Check<OfKind<K>, readonly string[]> } = {},
): Tampering {
  // The resources that it is given are of its kind: whoever uses the catalogue chooses them so.
  return {
    ...{ kind, told },
    applies: applies as Tampering['applies'],
    touches: touches as Tampering['touches'],
    by: by as unknown as Tampering['by'],
  };
}

export const drifted = (hand: Hand, ...properties: readonly string[]): string[] =>
  properties.map((property) => `drifted ${hand.resource.address} ${property}`);
export const missing = ({ resource }: Hand): string[] => [`missing ${resource.address}`];

export function document(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

export const EVERYTHING = document({ Effect: 'Allow', Action: '*', Resource: '*' });
export const ANYBODY = document({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '*' } });
export const HARMLESS = document({ Effect: 'Deny', Action: 'a4b:*', Resource: '*' });
/** Where the landing zone has what is its own, and the mark of what has no path. */
export const PATH = '/landing-zone/';
export const OURS = { 'managed-by': 'microaccounts' };

/** @throws {Error} when AWS gave no id */
export function given(id: string | undefined): string {
  if (id === undefined) throw new Error('AWS answered without an id');
  return id;
}
