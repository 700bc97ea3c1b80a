// What is wrong with an estate, as a value: the same shape everywhere, collected and then shown.

export interface Diagnostic {
  /** `network/overlapping-cidr`: a stable name, grouped by noun. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Relative to the estate folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** One lower-case sentence, no full stop, the user's words in backticks. */
  readonly message: string;
  /** What to do about it, in the same style; empty if there is nothing more to say. */
  readonly help: string;
}

/** A place in the estate, named by what it is. The file is found by the reader of the estate. */
export type Place =
  /** A key of an account; an empty path is the account itself. */
  | { readonly account: string; readonly path: readonly (string | number)[] }
  /** A key of `landing-zone.yaml`. */
  | { readonly landingZone: readonly (string | number)[] }
  | { readonly guardrail: string; readonly path: readonly (string | number)[] }
  /** An exception of `drift-exceptions.yaml`, by its place in the list. */
  | { readonly driftException: number }
  /** The address lock: a position in it, or the whole file. */
  | { readonly lock: true; readonly at?: { readonly line: number; readonly column: number } };

/** Where in the files a place is written: its key, or the nearest written key around it. */
export type Locate = (place: Place) => { readonly file: string; readonly line: number; readonly column: number };

/** A diagnostic that still names its place instead of a position: what planners return. */
export type Finding = Omit<Diagnostic, 'file' | 'line' | 'column'> & { readonly place: Place };
