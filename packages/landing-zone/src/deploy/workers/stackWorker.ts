// A worker process: runs one stack after the other by the Pulumi CLI, as its parent asks.
import { appendFileSync } from 'node:fs';
import { stackProgram } from '../program';
import { pulumiEngine } from '../pulumiEngine';
import type { Answer, Job } from './protocol';

function answer(message: Answer): void {
  // The parent may be gone, which the event of its own tells.
  if (process.connected) process.send?.(message);
}

async function work({ action, spec, circumstances, options, engine: settings, log }: Job): Promise<void> {
  try {
    const engine = pulumiEngine({ ...settings, onOutput: (text) => appendFileSync(log, text) });
    const result = await engine[action](stackProgram(spec, circumstances), {
      ...options,
      imports: new Map(options.imports),
      onStep: ({ inputs: _large, ...step }) => answer({ kind: 'step', step }),
    });
    answer({ kind: 'done', result });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    appendFileSync(log, `${message}\n`);
    answer({ kind: 'failed', error: { name, message } });
  }
}

process.on('message', (job: Job) => void work(job));
// Signals reach the whole group: the Pulumi CLI comes to an orderly end, and this process tells the parent how it ended.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => {
  process.on('SIGTERM', () => process.exit(1));
  process.kill(-process.pid, 'SIGTERM');
});
