// Live progress on a terminal, drawn by listr2: a line per stack that runs or has run, and what is being done right now.
import type { UpEvent } from '@microaccounts/landing-zone/deploy';
import type { Colors } from '../output';
import { padded, width } from '../render/layout';
import type { Progress } from './progress';
import { failedText, finishedText, repeatedText, skippedText, stepText } from './text';

/** Every change is drawn at once, and drawing takes longer than many a step: nobody can read more than this anyway. */
const STEP_MILLISECONDS = 100;

/** What of a task of listr2 is used. */
interface Line {
  title: string | undefined;
  output: string | undefined;
}

/** One pass over one stack, as a task that the events drive. A task without a title is not drawn. */
class Pass {
  private begin!: () => void;
  private end!: (failure: string | null) => void;
  private readonly begun = new Promise<void>((resolve) => (this.begin = resolve));
  private readonly ended = new Promise<string | null>((resolve) => (this.end = resolve));
  private line: Line | undefined;
  private title = '';

  readonly task = {
    task: async (_context: unknown, line: Line): Promise<void> => {
      this.line = line;
      await this.begun;
      if (this.title !== '') line.title = this.title;
      const failure = await this.ended;
      if (failure !== null) throw new Error(failure);
    },
  };

  start(title: string): void {
    this.entitle(title);
    this.begin();
  }

  say(text: string): void {
    if (this.line !== undefined) this.line.output = text;
  }

  /** With the last title of its line; an empty one takes the line away. */
  finish(title: string): void {
    this.entitle(title);
    this.end(null);
  }

  fail(title: string): void {
    this.end(title);
  }

  /** For a pass that never ran. */
  skip(): void {
    this.begin();
    this.end(null);
  }

  private entitle(title: string): void {
    this.title = title;
    if (this.line !== undefined) this.line.title = title;
  }
}

export interface TerminalOptions {
  readonly terminal: NodeJS.WriteStream;
  readonly colors: Colors;
  readonly onlyChanges: boolean;
}

/** Progress drawn in place on `terminal`; the lines of finished stacks stay. */
export async function terminalProgress({ terminal, colors, onlyChanges }: TerminalOptions): Promise<Progress> {
  const { DefaultRenderer, Listr, ListrLogger, ProcessOutput } = await import('listr2');
  // Messages go to stderr: whether stdout is a terminal, which listr2 asks, does not matter.
  class MessageRenderer extends DefaultRenderer {
    static override nonTTY = true;
  }
  const logger = new ListrLogger({ useIcons: true, processOutput: new ProcessOutput(terminal, terminal) });
  const passes = new Map<string, Pass>();
  /** The pass that runs now, by stack. */
  const running = new Map<string, Pass>();
  let drawn: Promise<unknown> = Promise.resolve();
  let columns = 0;
  let lastStep = -Infinity;

  const draw = (stacks: readonly string[]): void => {
    columns = Math.max(0, ...stacks.map(width));
    for (const pass of [1, 2]) for (const stack of stacks) passes.set(`${pass} ${stack}`, new Pass());
    const listr = new Listr(
      [...passes.values()].map(({ task }) => task),
      {
        concurrent: true,
        exitOnError: false,
        registerSignalListeners: false,
        renderer: MessageRenderer,
        rendererOptions: { logger, formatOutput: 'truncate', collapseErrors: true },
      },
    );
    drawn = listr.run();
  };

  return {
    event(event: UpEvent): void {
      if (event.kind === 'selected') return draw(event.stacks);
      const line = (text: string): string => `${padded(event.stack, columns)}  ${text}`.trimEnd();
      const begin = (pass: 1 | 2, text: string): void => {
        const begun = passes.get(`${pass} ${event.stack}`);
        if (begun === undefined) return;
        running.set(event.stack, begun);
        begun.start(line(text));
      };
      switch (event.kind) {
        case 'stack-current':
        case 'stack-added':
          return;
        case 'stack-started':
          return begin(event.pass, event.pass === 2 ? 'second pass' : '');
        case 'stack-step':
          if (performance.now() - lastStep < STEP_MILLISECONDS) return;
          lastStep = performance.now();
          return running.get(event.stack)?.say(`${event.stack}: ${stepText(event.step)}`);
        case 'stack-repeated':
          return running.get(event.stack)?.say(`${event.stack}: ${repeatedText(event, colors)}`);
        case 'stack-finished': {
          const text = finishedText(event, onlyChanges, colors);
          return running.get(event.stack)?.finish(text === null ? '' : line(text));
        }
        case 'stack-failed':
          if (!running.has(event.stack)) begin(event.pass, '');
          return running.get(event.stack)?.fail(line(failedText(event, colors)));
        case 'stack-skipped':
          begin(1, '');
          return running.get(event.stack)?.finish(line(skippedText(event, colors)));
        default:
          return unreachable(event);
      }
    },
    async finish(): Promise<void> {
      for (const pass of passes.values()) pass.skip();
      await drawn;
    },
  };
}

function unreachable(event: never): never {
  throw new TypeError(`no progress for ${JSON.stringify(event)}`);
}
