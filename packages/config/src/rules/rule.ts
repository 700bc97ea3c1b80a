// What a rule is: a value with a code, and a pure judgement of the written estate.
import type { Spot } from '../spot';
import type { WrittenEstate } from '../written/estate';

export interface Rule {
  /** The code of its diagnostics: `network/overlapping-cidr`. */
  readonly code: string;
  /** What it demands, in one sentence. */
  readonly demands: string;
  /** The page of AWS's documentation that it comes from; absent of our own conventions. */
  readonly source?: string;
  /** All that the rule finds wrong. It never throws, whatever is missing. */
  readonly check: (estate: WrittenEstate) => Iterable<Complaint>;
}

export interface Complaint {
  readonly at: Spot;
  /** One lower-case sentence, no full stop, the user's words in backticks. */
  readonly message: string;
  readonly help?: string;
  /** An error, unless it says otherwise. */
  readonly severity?: 'warning';
}
