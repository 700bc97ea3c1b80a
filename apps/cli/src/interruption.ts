// What a signal means to a deployment: the first lets what runs come to its end, the second does not wait for it.
import { EXIT } from './exit';

export interface Interruption {
  readonly signal: AbortSignal;
  /** Signals do again what they do by default. */
  end(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Listens for signals until it is ended. */
export function interruption(): Interruption {
  const controller = new AbortController();
  const onSignal = (): void => {
    // Whoever sends it again does not want to wait: what runs is left, and the next `up` finishes it.
    // eslint-disable-next-line no-restricted-properties -- to return would mean to wait
    if (controller.signal.aborted) process.exit(EXIT.failed);
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    end: () => {
      for (const signal of SIGNALS) process.off(signal, onSignal);
    },
  };
}
