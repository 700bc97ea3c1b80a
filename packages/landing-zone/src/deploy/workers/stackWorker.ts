// A worker process: runs one stack after the other by the Pulumi CLI, as its parent asks.
import { appendFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { stackProgram } from '../program';
import { pulumiCommand, pulumiEngine } from '../pulumi';
import type { Answer, Job } from './protocol';

/** What the Pulumi CLI gets to come to an orderly end once nobody waits for it, in milliseconds. */
const GRACE = 20_000;

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

// The first job finds it asked for its version; what there is to say against it, that job says.
pulumiCommand().catch(() => undefined);

let working: Promise<void> = Promise.resolve();
process.on('message', (job: Job) => {
  working = work(job);
});

// Signals reach the whole group: the Pulumi CLI comes to an orderly end, and this process tells the parent how it ended.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

// The parent has no more work, or is lost. What still runs is asked to end; what does not is ended, this process with it.
process.on('disconnect', () => void end());

async function end(): Promise<void> {
  process.kill(-process.pid, 'SIGTERM');
  await Promise.race([working, setTimeout(GRACE)]);
  process.kill(-process.pid, 'SIGKILL');
}
