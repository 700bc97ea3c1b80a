// What a rule is: a value with a code, and a pure judgement of the written estate.
import type { Spot } from '../spot';
import type { WrittenEstate } from '../written/estate';

interface Named {
  /** The code of its diagnostics: `network/overlapping-cidr`. */
  readonly code: string;
  /** What it demands, in one sentence. */
  readonly demands: string;
  /** The page of AWS's documentation that it comes from; absent of our own conventions. */
  readonly source?: string;
}

/** A rule that may look at everything, and hold accounts against each other. */
export interface EstateRule extends Named {
  readonly perFile?: undefined;
  /** All that the rule finds wrong. It never throws, whatever is missing. */
  readonly check: (estate: WrittenEstate) => Iterable<Complaint>;
}

/**
 * A rule that finds in each file of accounts what it would find if the estate had no other: it holds no account against
 * one of another file, and says nothing of `landing-zone.yaml` or a guardrail because of an account.
 */
export interface FileRule extends Named {
  readonly perFile: true;
  /** All that the rule finds wrong. It never throws, whatever is missing. */
  readonly check: (estate: Surrounded) => Iterable<Complaint>;
}

export type Rule = EstateRule | FileRule;

/** Accounts, and what holds for all of them: without what one account could tell of the others. */
export interface Surrounded extends Pick<WrittenEstate, 'landingZone' | 'guardrails' | 'accounts'> {
  readonly known: Omit<WrittenEstate['known'], 'accounts'>;
}

export interface Complaint {
  readonly at: Spot;
  /** One lower-case sentence, no full stop, the user's words in backticks. */
  readonly message: string;
  readonly help?: string;
  /** An error, unless it says otherwise. */
  readonly severity?: 'warning';
}
