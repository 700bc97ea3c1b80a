// Remembers which calls reached the simulator, for tests that count or name them.
import { type ApiCall } from './apiCall';

export class CallRecorder {
  readonly #calls: ApiCall[] = [];

  record(call: ApiCall): void {
    this.#calls.push(call);
  }

  get calls(): readonly ApiCall[] {
    return this.#calls;
  }

  /** `service:Operation` of each call made in an account, or in any, in their order. */
  names(accountId?: string): string[] {
    return this.#calls
      .filter((call) => accountId === undefined || call.accountId === accountId)
      .map((call) => `${call.service}:${call.operation}`);
  }

  clear(): void {
    this.#calls.length = 0;
  }
}
