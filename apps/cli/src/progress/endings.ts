// The lines that stay of an `up`: one per stack that has come to an end worth telling.
import type { UpEvent } from '@microaccounts/landing-zone/deploy';
import { SkippedInARow } from './skipped';
import { failedText, finishedText, skippedText, type Telling } from './text';

export interface Ending {
  /** Empty where the line is about many. */
  readonly stack: string;
  readonly text: string;
}

export class Endings {
  private readonly skipped = new SkippedInARow();

  constructor(private readonly telling: Telling) {}

  /** What is to be told once this has happened. */
  of(event: UpEvent): Ending[] {
    return [...(this.skipped.goesOn(event) ? [] : this.rest()), ...this.own(event)];
  }

  /** What is still to be told when nothing more happens. */
  rest(): Ending[] {
    const others = this.skipped.others();
    return others === null ? [] : [{ stack: '', text: `${this.telling.colors.yellow('skipped')}: ${others}` }];
  }

  private own(event: UpEvent): Ending[] {
    const { colors } = this.telling;
    switch (event.kind) {
      case 'stack-finished': {
        const text = finishedText(event, this.telling);
        return text === null ? [] : [{ stack: event.stack, text }];
      }
      case 'stack-failed':
        return [{ stack: event.stack, text: failedText(event, colors) }];
      case 'stack-skipped':
        return this.skipped.isTold(event) ? [{ stack: event.stack, text: skippedText(event, colors) }] : [];
      case 'selected':
      case 'stack-current':
      case 'stack-added':
      case 'stack-started':
      case 'stack-step':
      case 'stack-repeated':
        return [];
      default:
        return unreachable(event);
    }
  }
}

function unreachable(event: never): never {
  throw new TypeError(`no ending in ${JSON.stringify(event)}`);
}
