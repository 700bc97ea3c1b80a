// What an `up` tells its progress, however that is drawn.
import type { UpEvent } from '@microaccounts/landing-zone/deploy';
import type { Colors } from '../output';

export interface Progress {
  event(event: UpEvent): void;
  /** After the last event; leaves the screen as it should stay. */
  finish(): Promise<void>;
}

/** How progress is shown. */
export interface ProgressOptions {
  /** Where plain lines go, and their colours; to the messages by default. */
  readonly lines?: { readonly write: (line: string) => void; readonly colors: Colors };
  /** Only stacks that changed, failed or were skipped are told. */
  readonly onlyChanges?: boolean;
}
