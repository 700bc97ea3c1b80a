// Two estates beside each other, as whoever looks for causes asks them.
import type { Account, Estate, ExplainedAccount, Place } from '@microaccounts/config';
import { canonicalJson } from '@microaccounts/resources';
import { scpDocuments, type ScpDocuments } from '@microaccounts/scp';
import type { CheckedEstate } from '../check';
import type { Change, Origin } from '../document';
import type { LandingZone } from '../landingZone';
import { accountsByKey } from '../lookUp';
import type { Reason } from '../reason';

/** What has changed; why, and where that is written, is what is asked. */
export type Unexplained = Omit<Change, 'broadens' | 'reason' | 'origin' | 'subject'>;

/** Why something changes, and where in the head that stands. */
export interface Cause {
  readonly reason: Reason;
  readonly origin: Origin;
  /** The service, region, guardrail, role or type of contact that it is about, if it is about one. */
  readonly subject?: string;
}

/** What of a checked estate tells where things are written. */
export type Written = Pick<CheckedEstate, 'locate' | 'explain' | 'texts'>;

export interface Side {
  readonly landingZone: LandingZone;
  readonly estate: Estate;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly scps: ScpDocuments;
}

export interface Comparison {
  readonly base: Side | null;
  readonly head: Side;
  /** The texts of the head. */
  readonly texts: Written['texts'];
  readonly locate: (place: Place) => Origin;
  /** An account of the head with its origins. */
  readonly explain: (key: string) => ExplainedAccount | null;
  /** What is found out once, however many changes it is the cause of. */
  readonly once: (key: string, find: () => Origin) => Origin;
}

/** Two landing zones, and where the second one is written. */
export function comparison(base: LandingZone | null, head: LandingZone, written: Written): Comparison {
  const places = remembered<Origin>();
  const explained = remembered<ExplainedAccount | null>();
  return {
    base: base === null ? null : sideOf(base),
    head: sideOf(head),
    texts: written.texts,
    locate: (place) => places(JSON.stringify(place), () => written.locate(place)),
    explain: (key) => explained(key, () => written.explain(key)),
    once: places,
  };
}

function sideOf(landingZone: LandingZone): Side {
  const { estate } = landingZone;
  return {
    landingZone,
    estate,
    accounts: accountsByKey(estate),
    scps: scpDocuments(estate),
  };
}

function remembered<T>(): (key: string, find: () => T) => T {
  const known = new Map<string, T>();
  return (key, find) => {
    if (!known.has(key)) known.set(key, find());
    return known.get(key) as T;
  };
}

/** The first of these that there is. */
export function first(...causes: readonly (() => Cause | null)[]): Cause | null {
  for (const cause of causes) {
    const found = cause();
    if (found !== null) return found;
  }
  return null;
}

/** A cause at a place. */
export function because(compared: Comparison, reason: Reason, place: Place): Cause {
  return { reason, origin: compared.locate(place) };
}

/** The cause, if what `of` takes of the two estates differs. */
export function ifDiffers(
  compared: Comparison,
  of: (estate: Estate) => unknown,
  reason: Reason,
  place: Place,
): Cause | null {
  const { base, head } = compared;
  return base === null || differs(of(base.estate), of(head.estate)) ? because(compared, reason, place) : null;
}

export function differs(a: unknown, b: unknown): boolean {
  return a !== b && canonicalJson(a ?? null) !== canonicalJson(b ?? null);
}

/** The entries of `list` that `other` lacks. */
export function lacking(list: readonly string[], other: readonly string[]): string[] {
  const there = new Set(other);
  return list.filter((entry) => !there.has(entry));
}
