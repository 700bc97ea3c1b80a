// The prompts on a terminal. Loaded only when somebody is asked.
import type { Choice, Prompter } from './prompter';
import { left } from './prompter';

type Prompts = typeof import('@inquirer/prompts');

/** What ends a list of words. */
const ENOUGH = '';

/** A prompter that draws on `terminal` and reads from `keyboard`. */
export async function terminalPrompter(
  terminal: NodeJS.WritableStream,
  keyboard: NodeJS.ReadStream = process.stdin,
): Promise<Prompter> {
  const prompts = await import('@inquirer/prompts');
  const asked = <T>(ask: (context: Context) => Promise<T>): Promise<T> => untilLeft(keyboard, terminal, ask);
  return {
    text: (message, { default: byDefault, judge }) =>
      asked((context) =>
        prompts.input(
          {
            message,
            ...(byDefault === undefined ? {} : { default: byDefault }),
            ...(judge === undefined ? {} : { validate: judge }),
          },
          context,
        ),
      ),
    one: (message, choices, { default: byDefault }) =>
      asked((context) =>
        prompts.search(
          {
            message,
            source: (term) => found(term, choices),
            ...(byDefault === undefined ? {} : { default: byDefault }),
          },
          context,
        ),
      ),
    several: (message, choices, { judge }) =>
      asked((context) =>
        prompts.checkbox(
          {
            message,
            choices: choices.map((choice) => ({ ...choice })),
            ...(judge === undefined ? {} : { validate: (chosen) => judge(chosen.map(({ value }) => value)) }),
          },
          context,
        ),
      ),
    words: async (message, known, { judge }) => {
      const words: string[] = [];
      for (;;) {
        const word = await asked((context) => nextWord(prompts, message, known, words, judge, context));
        if (word === ENOUGH) return words;
        words.push(word);
      }
    },
    confirm: (message) => asked((context) => prompts.confirm({ message, default: true }, context)),
  };
}

function nextWord(
  { search }: Prompts,
  message: string,
  known: readonly Choice[],
  words: readonly string[],
  judge: ((words: readonly string[]) => true | string) | undefined,
  context: Context,
): Promise<string> {
  const more = known.filter(({ value }) => !words.includes(value));
  const enough = { value: ENOUGH, name: words.length === 0 ? '(none)' : '(no more)' };
  return search(
    {
      message: words.length === 0 ? message : `${message} ${words.join(', ')}, and`,
      source: (term) => {
        const typed = term?.trim() ?? '';
        if (typed === '') return [enough, ...more];
        const matching = found(typed, more);
        return more.some(({ value }) => value === typed)
          ? matching
          : [...matching, { value: typed, description: 'as it is typed' }];
      },
      validate: (word) => (word === ENOUGH ? true : (judge?.([...words, word]) ?? true)),
    },
    context,
  );
}

/** The choices that hold what was typed; those that begin with it first. */
function found(term: string | undefined, choices: readonly Choice[]): Choice[] {
  const typed = term?.trim().toLowerCase() ?? '';
  const rank = ({ value }: Choice): number => (value === typed ? 0 : value.startsWith(typed) ? 1 : 2);
  return choices.filter(({ value }) => value.toLowerCase().includes(typed)).sort((a, b) => rank(a) - rank(b));
}

interface Context {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly signal: AbortSignal;
}

/** Asks, until there is an answer or the person leaves: by Ctrl-C, by Ctrl-D, or with the terminal. */
async function untilLeft<T>(
  keyboard: NodeJS.ReadStream,
  output: NodeJS.WritableStream,
  ask: (context: Context) => Promise<T>,
): Promise<T> {
  const leaving = new AbortController();
  const leave = (): void => {
    leaving.abort();
    // Nothing more is read, and the process need not wait for it.
    keyboard.unref();
  };
  // The prompts answer to Ctrl-C alone, and wait for ever at the end of their input.
  const key = (_: string | undefined, { ctrl, name }: { ctrl?: boolean; name?: string }): void => {
    if (ctrl === true && name === 'd') leave();
  };
  keyboard.on('keypress', key).once('end', leave).once('close', leave);
  try {
    return await ask({ input: keyboard, output, signal: leaving.signal });
  } catch (error) {
    if (error instanceof Error && ['ExitPromptError', 'AbortPromptError'].includes(error.name)) throw left(error);
    throw error;
  } finally {
    keyboard.off('keypress', key).off('end', leave).off('close', leave);
  }
}
