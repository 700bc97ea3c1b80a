// The progress of an `up`: redrawn in place on a terminal, a plain line per finished stack elsewhere.
import type { Output } from '../output';
import { lineProgress } from './lines';
import type { Progress, ProgressOptions } from './progress';
import { terminalProgress } from './terminal';

/** The progress of an `up`. */
export async function upProgress(output: Output, options: ProgressOptions = {}): Promise<Progress> {
  const { onlyChanges = false } = options;
  const { terminal, messageColors: colors } = output;
  if (terminal !== null) return terminalProgress({ terminal, colors, onlyChanges });
  return lineProgress({ write: (line) => output.message(line), colors, ...options.lines, onlyChanges });
}
