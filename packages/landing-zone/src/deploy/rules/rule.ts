// What a rule is, and the ways in which a resource stands to one.
import { reading, type Opacity, type Registered } from './registered';

/** How a resource stands to a rule. */
export type Verdict =
  | { readonly is: 'kept' }
  /** `message`: one lower-case sentence about the resource. */
  | { readonly is: 'broken'; readonly message: string }
  /** It depends on an input that cannot be seen. */
  | { readonly is: 'undecided'; readonly input: string; readonly because: Opacity };

/** A rule that every program keeps. */
export interface Rule {
  readonly name: string;
  /** What holds of every resource that it is about, in one sentence. */
  readonly meaning: string;
  /** The page that the rule rests on. */
  readonly source: string;
  /** What to do about a violation. */
  readonly help: string;
  /** Whether it is about resources of this type. */
  readonly about: (type: string) => boolean;
  readonly verdict: (registered: Registered) => Verdict;
}

export const KEPT: Verdict = { is: 'kept' };

export function broken(message: string): Verdict {
  return { is: 'broken', message };
}

export function undecided(input: string, because: Opacity): Verdict {
  return { is: 'undecided', input, because };
}

/** About resources of these types. */
export function ofTypes(...types: readonly string[]): Rule['about'] {
  return (type) => types.includes(type);
}

/** The verdict on the input at `path`: what `judge` makes of its value (undefined if absent), once it can be seen. */
export function onInput(registered: Registered, path: string, judge: (value: unknown) => Verdict): Verdict {
  const read = reading(registered, path);
  switch (read.seen) {
    case 'value':
      return judge(read.value);
    case 'nothing':
      return judge(undefined);
    default:
      return undecided(path, read.seen);
  }
}

/** The first that is broken, else the first that is undecided, else kept. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  const first = (is: Verdict['is']): Verdict | undefined => verdicts.find((verdict) => verdict.is === is);
  return first('broken') ?? first('undecided') ?? KEPT;
}

/** Whether an input is true; Pulumi takes the text for the truth value, too. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}
