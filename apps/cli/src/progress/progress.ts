// What an `up` tells its progress, however that is drawn.
import type { UpEvent } from '@microaccounts/landing-zone/deploy';
import type { Colors } from '../output';

export interface Progress {
  event(event: UpEvent): void;
  /** A line about the whole run, which stays. */
  note(text: string): void;
  /** After the last event; leaves the screen as it should stay. */
  finish(): Promise<void>;
}

/** How progress is shown. */
export interface ProgressOptions {
  /** Where plain lines go, and their colours; to the messages by default. */
  readonly lines?: { readonly write: (line: string) => void; readonly colors: Colors };
  /** Only stacks that changed, failed or were skipped are told; on a terminal that is always so. */
  readonly onlyChanges?: boolean;
  /** Nothing is drawn in place, even where it could be. */
  readonly plain?: boolean;
}
