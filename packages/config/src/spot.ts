// A spot in a file of the estate: what a problem points at before its line and column are looked up.

/** Keys and list indices from the top of a file. */
export type Path = readonly (string | number)[];

/** Line and column, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A written key or its value, by path; or a position that is known already. An empty path is the file itself. */
export type Spot =
  | { readonly file: string; readonly path: Path; readonly of: 'key' | 'value' }
  | { readonly file: string; readonly position: Position };

/** Something wrong at a spot. */
export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly at: Spot;
  readonly message: string;
  readonly help: string;
}
