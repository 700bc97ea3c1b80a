// Live progress on a terminal, drawn by listr2: a line per stack that runs or has run, and what is being done right now.
import type { UpEvent } from '@microaccounts/landing-zone/deploy';
import type { Colors } from '../output';
import { padded, width } from '../render/layout';
import type { Progress } from './progress';
import { failedText, finishedText, skippedText, stepText } from './text';

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
export async function terminalProgress(
  stacks: readonly string[],
  { terminal, colors, onlyChanges }: TerminalOptions,
): Promise<Progress> {
  const { DefaultRenderer, Listr, ListrLogger, ProcessOutput } = await import('listr2');
  // Messages go to stderr: whether stdout is a terminal, which listr2 asks, does not matter.
  class MessageRenderer extends DefaultRenderer {
    static override nonTTY = true;
  }
  const columns = Math.max(0, ...stacks.map(width));
  const passes = new Map([1, 2].flatMap((pass) => stacks.map((stack) => [`${pass} ${stack}`, new Pass()])));
  /** The pass that runs now, by stack. */
  const running = new Map<string, Pass>();

  const logger = new ListrLogger({ useIcons: true, processOutput: new ProcessOutput(terminal, terminal) });
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
  const drawn = listr.run();
  let lastStep = -Infinity;

  return {
    event(event: UpEvent): void {
      const line = (text: string): string => `${padded(event.stack, columns)}  ${text}`.trimEnd();
      const begin = (pass: 1 | 2, text: string): void => {
        const begun = passes.get(`${pass} ${event.stack}`);
        if (begun === undefined) return;
        running.set(event.stack, begun);
        begun.start(line(text));
      };
      switch (event.kind) {
        case 'stack-started':
          return begin(event.pass, event.pass === 2 ? 'second pass' : '');
        case 'stack-step':
          if (performance.now() - lastStep < STEP_MILLISECONDS) return;
          lastStep = performance.now();
          return running.get(event.stack)?.say(`${event.stack}: ${stepText(event.step)}`);
        case 'stack-finished': {
          const text = finishedText(event, onlyChanges, colors);
          return running.get(event.stack)?.finish(text === null ? '' : line(text));
        }
        case 'stack-failed':
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
