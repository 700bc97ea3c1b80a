// Parses checkpoints; many of them beside this thread, which has other things to do meanwhile.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import { stateIn, type Readable } from './checkpointText';
import type { StackState } from './state';

/** A text that is to be parsed, and what came of it. */
export interface Parsing {
  readonly number: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
export type Parsed =
  | { readonly number: number; readonly state: Readable<StackState> }
  | { readonly number: number; readonly message: string };

/** So many are parsed before a thread is started, which takes as long as some dozens of them. */
const FEW = 64;
/** More threads wait for the disk, or for their turn to be asked. */
const MOST_THREADS = 4;
/** Built beside this module; where the sources are run themselves there is none, and everything is parsed here. */
const MODULE = path.join(__dirname, 'stateParser.js');
const THREADS = existsSync(MODULE) ? Math.min(availableParallelism(), MOST_THREADS) : 0;

export class StateParsers {
  private readonly threads = new Set<Thread>();
  private parsed = 0;

  /** @throws SyntaxError, or what a thread makes of it, for what is no JSON */
  async parse(bytes: Buffer): Promise<Readable<StackState>> {
    this.parsed += 1;
    if (this.parsed <= FEW || THREADS === 0) return stateIn(bytes);
    return this.leastAsked().parse(bytes);
  }

  private leastAsked(): Thread {
    const [least] = [...this.threads].sort((a, b) => a.waiting - b.waiting);
    if (least !== undefined && (least.waiting === 0 || this.threads.size === THREADS)) return least;
    // One that is lost fails what it was asked, and nothing after that.
    const thread: Thread = new Thread(() => this.threads.delete(thread));
    this.threads.add(thread);
    return thread;
  }
}

interface Waiting {
  readonly resolve: (state: Readable<StackState>) => void;
  readonly reject: (error: Error) => void;
}

class Thread {
  private readonly worker = new Worker(MODULE);
  private readonly asked = new Map<number, Waiting>();
  private next = 0;

  constructor(private readonly onLost: () => void) {
    this.worker.unref();
    this.worker.on('message', (parsed: Parsed) => this.answer(parsed));
    this.worker.on('error', (error) => this.lost(error));
    this.worker.on('exit', (code) => this.lost(new Error(`the thread that reads states ended with ${code}`)));
  }

  get waiting(): number {
    return this.asked.size;
  }

  parse(bytes: Buffer): Promise<Readable<StackState>> {
    const number = this.next++;
    // What is handed over is gone here, and a buffer may share its memory with others.
    const own = new Uint8Array(bytes);
    return new Promise((resolve, reject) => {
      this.asked.set(number, { resolve, reject });
      // Nothing else may keep the process from ending before the answer is there.
      this.worker.ref();
      this.worker.postMessage({ number, bytes: own } satisfies Parsing, [own.buffer]);
    });
  }

  private answer(parsed: Parsed): void {
    const waiting = this.asked.get(parsed.number);
    this.asked.delete(parsed.number);
    if (this.asked.size === 0) this.worker.unref();
    if ('state' in parsed) waiting?.resolve(parsed.state);
    else waiting?.reject(new SyntaxError(parsed.message));
  }

  private lost(error: Error): void {
    this.onLost();
    for (const { reject } of this.asked.values()) reject(error);
    this.asked.clear();
  }
}
