// What the SDK has asked the engine in one run and has not been answered yet.
export class Requests {
  #asked = 0;
  #pending = 0;
  #isClosed = false;
  #idle = signal();

  /** Once closed, nothing is asked any more: `work` does not begin, and there is never an answer. */
  ask<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isClosed) return new Promise(() => undefined);
    this.#asked += 1;
    this.#pending += 1;
    return started(work).finally(() => {
      this.#pending -= 1;
      if (this.#pending > 0) return;
      this.#idle.give();
      this.#idle = signal();
    });
  }

  /**
   * Comes when all is answered and the answers led to no further question. Two turns of the event loop are enough for
   * the SDK to ask: all that it does between an answer and the next question are microtasks.
   */
  async exhausted(): Promise<void> {
    for (let asked = -1; asked !== this.#asked || this.#pending > 0;) {
      if (this.#pending > 0) await this.#idle.given;
      asked = this.#asked;
      await turns(2);
    }
  }

  close(): void {
    this.#isClosed = true;
  }
}

/** Lets the event loop go round; each time, Node reports the rejections that nobody handled. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A promise and what fulfils it. */
export function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
}

async function started<T>(work: () => Promise<T>): Promise<T> {
  return work();
}
