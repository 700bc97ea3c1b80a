// What a signal means to a deployment: the first lets what runs come to its end, the second does not wait for it.
import type { Output } from './output';

export interface Interruption {
  readonly signal: AbortSignal;
  /** Signals do again what they do by default. */
  end(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Listens for signals until it is ended. */
export function interruption(output: Output): Interruption {
  const controller = new AbortController();
  const end = (): void => {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  const onSignal = (): void => {
    // Whoever sends it again does not want to wait: what runs is left, and the next `up` finishes it.
    end();
    controller.abort();
    output.message('interrupted: what runs comes to its end, nothing more is begun; once more to stop at once');
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return { signal: controller.signal, end };
}
