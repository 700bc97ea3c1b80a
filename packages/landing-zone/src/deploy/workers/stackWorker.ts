// A worker process: runs one stack after the other by the Pulumi CLI, as its parent asks.
import { appendFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { stopTracing } from '@microaccounts/resources/deploy';
import { stackProgram } from '../stackProgram';
import { pulumiEngine } from '../pulumi';
// Loaded while nobody waits for it, rather than by the first stack.
import '../program';
import '../pulumi/pulumiRuns';
import { pulumiCommand } from '../pulumi/workspaces';
import type { RunOptions } from '../engine';
import { sentError, withoutInputs, type Answer, type Job } from './protocol';

/** What the Pulumi CLI gets to come to an orderly end once nobody waits for it, in milliseconds. */
const GRACE = 20_000;

function answer(message: Answer): void {
  // The parent may be gone, which the event of its own tells.
  if (process.connected) process.send?.(message);
}

async function work({ spec, circumstances, engine: settings, log, ...job }: Job): Promise<void> {
  try {
    const engine = pulumiEngine({ ...settings, onOutput: (text) => appendFileSync(log, text) });
    const program = stackProgram(spec, circumstances);
    const options: RunOptions = {
      ...{ ...job.options, imports: new Map(job.options.imports) },
      onStep: (step) => answer({ kind: 'step', step: withoutInputs(step) }),
    };
    const { action, expected } = job;
    const result =
      action === 'checkedUp' && expected !== null
        ? await engine.checkedUp(program, options, expected)
        : await engine[action === 'preview' ? 'preview' : 'up'](program, options);
    answer({ kind: 'done', result });
  } catch (error) {
    const sent = sentError(error);
    appendFileSync(log, `${sent.message}\n`);
    answer({ kind: 'failed', error: sent });
  }
}

// Whoever looks for promises that never settle needs the traces (Pulumi's sdk/nodejs/runtime/debuggable.ts).
if (process.env['PULUMI_DEBUG_PROMISE_LEAKS'] === undefined) stopTracing();

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
