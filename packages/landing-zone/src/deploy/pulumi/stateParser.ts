// A thread that parses checkpoints for `stateParsers.ts`.
import { parentPort } from 'node:worker_threads';
import { stateIn } from './checkpointText';
import type { Parsed, Parsing } from './stateParsers';

parentPort?.on('message', ({ number, bytes }: Parsing) => {
  const answer = (parsed: Parsed): void => parentPort?.postMessage(parsed);
  try {
    answer({ number, state: stateIn(Buffer.from(bytes.buffer)) });
  } catch (error) {
    answer({ number, message: error instanceof Error ? error.message : String(error) });
  }
});
