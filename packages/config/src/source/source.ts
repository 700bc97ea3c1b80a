// A YAML file that was read: its value, and where things are written in it.
import type { Path, Position, Problem } from '../spot';

export interface Source {
  readonly file: string;
  /** Plain JSON-like value; undefined for an empty file and for one whose YAML is broken beyond reading. */
  readonly value: unknown;
  /** Errors of the YAML itself; with one of them the value is not to be trusted. */
  readonly problems: readonly Problem[];
  /** Where `path`, or the nearest written key around it, stands. */
  readonly position: (path: Path, of: 'key' | 'value') => Position;
  /** The scalar at `path` as it is written, without quotes; undefined if there is none. */
  readonly scalarText: (path: Path) => string | undefined;
}
