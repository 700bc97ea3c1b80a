// Stacks that are skipped all at once for one reason: a few of them are told one by one, the others together.
import type { UpEvent } from '@microaccounts/landing-zone/deploy';
import { count } from '../render/layout';

/** How many with the same reason have a line each. */
const EACH = 3;

export class SkippedInARow {
  private reason = '';
  private number = 0;

  /** Whether this one has a line of its own. */
  isTold({ message }: Extract<UpEvent, { kind: 'stack-skipped' }>): boolean {
    if (message !== this.reason) this.number = 0;
    this.reason = message;
    this.number += 1;
    return this.number <= EACH;
  }

  /** `and 897 more: ring 0 did not succeed`, once the row has ended; null if all of it was told. */
  others(): string | null {
    const others = this.number - EACH;
    this.number = 0;
    return others > 0 ? `${count(others, 'more stack')}: ${this.reason}` : null;
  }

  /** Whether an event goes on with the row. */
  goesOn(event: UpEvent): boolean {
    return event.kind === 'stack-skipped' && (this.number === 0 || event.message === this.reason);
  }
}
