// How far the reading of AWS is: one line of a terminal, written over and over; nothing elsewhere.
import type { Output } from '../output';

export interface ReadingProgress {
  /** To be told after each account and each region of the network. */
  readonly onProgress: (done: number, total: number) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/** ANSI: to the beginning of the line, and clear it (ECMA-48, "ERASE IN LINE"). */
const AFRESH = '\r\u001b[2K';

export function readingProgress({ terminal }: Pick<Output, 'terminal'>): ReadingProgress {
  let percent = -1;
  return {
    onProgress: (done, total) => {
      const now = Math.floor((100 * done) / total);
      // A line for each of ten thousand accounts would be slower than the reading.
      if (terminal === null || now === percent) return;
      percent = now;
      terminal.write(`${AFRESH}reading AWS: ${done} of ${total} accounts and networks`);
    },
    end: () => {
      if (terminal !== null && percent >= 0) terminal.write(AFRESH);
    },
  };
}
