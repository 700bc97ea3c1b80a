// The progress of an `up`: redrawn in place on a terminal, a plain line per finished stack elsewhere.
import type { Output } from '../output';
import { lineProgress } from './lines';
import type { Progress, ProgressOptions } from './progress';
import { terminalProgress } from './terminal';

/** What decides on what there is to show. */
export interface Shown {
  /** How many stacks run at once. */
  readonly parallel: number;
  /** Nothing is done, only foreseen. */
  readonly preview: boolean;
}

/** The progress of an `up`. */
export async function upProgress(output: Output, shown: Shown, options: ProgressOptions = {}): Promise<Progress> {
  const { onlyChanges = false, plain = false, lines } = options;
  const { terminal, messageColors: colors } = output;
  if (terminal !== null && !plain) return terminalProgress({ terminal, colors, ...shown });
  return lineProgress({ write: (line) => output.message(line), colors, ...lines, onlyChanges, ...shown });
}
