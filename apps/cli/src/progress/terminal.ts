// Live progress on a terminal: what runs is redrawn in place, what has ended moves up and stays.
import type { UpEvent } from '@microaccounts/landing-zone/deploy';
import { padded, width } from '../render/layout';
import { Endings, type Ending } from './endings';
import { frame } from './frame';
import type { Progress } from './progress';
import { Tally } from './tally';
import type { Telling } from './text';

/** How often it is drawn, in milliseconds: nobody can read more, and drawing takes longer than many a step. */
const FRAME_MILLISECONDS = 100;

export interface TerminalOptions extends Omit<Telling, 'onlyChanges'> {
  readonly terminal: NodeJS.WriteStream;
  /** How many stacks run at once. */
  readonly parallel: number;
}

/** Progress drawn in place on `terminal`; the lines of stacks that changed, failed or were skipped stay. */
export async function terminalProgress({ terminal, parallel, ...how }: TerminalOptions): Promise<Progress> {
  const { createLogUpdate } = await import('log-update');
  const update = createLogUpdate(terminal);
  const tally = new Tally(parallel, () => performance.now());
  const endings = new Endings({ ...how, onlyChanges: true });
  const staying: string[] = [];
  let columns = 0;
  let number = 0;
  let drawn = -Infinity;

  const draw = (): void => {
    drawn = performance.now();
    keep();
    const size = { columns: terminal.columns || 80, rows: terminal.rows || 24 };
    update(frame(tally, { ...how, ...size, number: (number += 1) }).join('\n'));
  };
  /** Line by line: a text that is higher than the terminal would be cut. */
  const keep = (): void => {
    for (const line of staying.splice(0)) update.persist(line);
  };
  const stay = ({ stack, text }: Ending): void => {
    staying.push(stack === '' ? text : `${padded(stack, columns)}  ${text}`);
  };
  const timer = setInterval(() => {
    if (tally.total > 0) draw();
  }, FRAME_MILLISECONDS).unref();

  return {
    event(event: UpEvent): void {
      if (event.kind === 'selected') columns = Math.max(0, ...event.stacks.map(width));
      tally.add(event);
      endings.of(event).forEach(stay);
      // Where no timer gets its turn for long, something moves nevertheless.
      if (performance.now() - drawn >= FRAME_MILLISECONDS) draw();
    },
    note(text: string): void {
      staying.push(text);
      draw();
    },
    finish(): Promise<void> {
      clearInterval(timer);
      endings.rest().forEach(stay);
      update.clear();
      keep();
      update.done();
      return Promise.resolve();
    },
  };
}
