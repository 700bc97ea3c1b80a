// What a person is asked on a terminal, as a port: the prompts themselves are those of @inquirer/prompts.
import { UserError } from '../exit';
import type { Output } from '../output';

/** True, or what is wrong with an answer. */
export type Verdict = true | string;

export interface Choice {
  readonly value: string;
  readonly description?: string;
  readonly checked?: boolean;
}

/** Asks. Each question rejects with a UserError if the person leaves. */
export interface Prompter {
  /** A line of text; empty where there is no default and nothing is typed. */
  text(
    question: string,
    options: { readonly default?: string; readonly judge?: (text: string) => Verdict },
  ): Promise<string>;
  /** One of the choices, found by typing a part of it. */
  one(question: string, choices: readonly Choice[], options: { readonly default?: string }): Promise<string>;
  /** Any number of the choices, each checked or not. */
  several(
    question: string,
    choices: readonly Choice[],
    options: { readonly judge?: (chosen: readonly string[]) => Verdict },
  ): Promise<string[]>;
  /** Words, one after the other, each found among `known` by typing a part of it, or typed whole. */
  words(
    question: string,
    known: readonly Choice[],
    options: { readonly judge?: (words: readonly string[]) => Verdict },
  ): Promise<string[]>;
  confirm(question: string): Promise<boolean>;
}

/** Whether somebody can be asked: at a keyboard, with messages on a terminal. */
export function canAsk({ terminal }: Output, keyboard: NodeJS.ReadStream = process.stdin): boolean {
  return terminal !== null && keyboard.isTTY;
}

/** What to say when a person has left the prompts. */
export function left(cause?: unknown): UserError {
  return new UserError('cancelled: nothing was written', '', { cause });
}
