// The one port through which the command line speaks: the result to stdout, everything else to stderr.
import { createColors } from 'picocolors';

/** Colours that do nothing where colour is not wanted. */
export type Colors = ReturnType<typeof createColors>;

/** What a text is laid out for. */
export interface Page {
  readonly colors: Colors;
  /** The width of the terminal; null where nothing ends a line, as in a file or a pipe. */
  readonly columns: number | null;
}

export interface Output {
  /** The result of the command: a text or a document, without its last line end. */
  result(text: string): void;
  /** Progress, messages and errors: one or more lines, without the last line end. */
  message(text: string): void;
  /** For what is given to {@link Output.result}. */
  readonly colors: Colors;
  /** For what is given to {@link Output.message}. */
  readonly messageColors: Colors;
  /** For what is given to {@link Output.result} and laid out in lines. */
  readonly page: Page;
  /** For what is given to {@link Output.message} and laid out in lines. */
  readonly messagePage: Page;
  /** Where progress may be redrawn in place; null if messages do not go to a terminal. */
  readonly terminal: NodeJS.WriteStream | null;
  /** What the command does goes on when nobody reads its output any more. */
  outliveReader(): void;
}

/** What of `node:process` an output needs. */
export interface Streams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * The output of a process. Colour is for terminals, unless `--no-color` is given (`color` is false) or `NO_COLOR` is set
 * to anything (no-color.org); `FORCE_COLOR` asks for it elsewhere.
 */
export function processOutput({ stdout, stderr, env }: Streams, color: boolean): Output {
  const wanted = color && !env['NO_COLOR'];
  const colored = (stream: NodeJS.WriteStream): boolean =>
    wanted && (Boolean(env['FORCE_COLOR']) || (stream.isTTY && env['TERM'] !== 'dumb'));
  const page = (stream: NodeJS.WriteStream): Page => ({
    colors: createColors(colored(stream)),
    // A terminal that does not know its width says 0.
    columns: stream.isTTY && stream.columns > 0 ? stream.columns : null,
  });
  return {
    result: (text) => void stdout.write(`${text}\n`),
    message: (text) => void stderr.write(`${text}\n`),
    colors: createColors(colored(stdout)),
    messageColors: createColors(colored(stderr)),
    page: page(stdout),
    messagePage: page(stderr),
    terminal: stderr.isTTY && env['TERM'] !== 'dumb' ? stderr : null,
    outliveReader: () => {
      for (const stream of [stdout, stderr]) stream.removeAllListeners('error').on('error', () => undefined);
    },
  };
}

/** An output that keeps what it is told, without colour and without a terminal; for tests. */
export class RecordingOutput implements Output {
  readonly results: string[] = [];
  readonly messages: string[] = [];
  readonly colors = createColors(false);
  readonly messageColors = createColors(false);
  readonly page = { colors: this.colors, columns: null };
  readonly messagePage = { colors: this.messageColors, columns: null };
  readonly terminal = null;

  outliveReader(): void {
    // Nobody reads it.
  }

  result(text: string): void {
    this.results.push(text);
  }

  message(text: string): void {
    this.messages.push(text);
  }
}
