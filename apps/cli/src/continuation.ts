// The commands with which an `up` goes on: the same options again, as they are written in a shell.
import type { UpSummary } from '@microaccounts/landing-zone/deploy';
import { ESTATE, LOGS, STATE, TIME_LIMIT } from './defaults';
import type { SelectionOptions } from './selection';

/** What of the options of `up` its continuation repeats. */
export interface RepeatedOptions extends SelectionOptions {
  readonly estate: string;
  readonly format: 'text' | 'json';
  readonly json?: boolean;
  readonly simulate?: boolean;
  readonly engine?: string;
  readonly preview?: boolean;
  readonly refresh?: boolean;
  readonly force?: boolean;
  readonly allowDirty?: boolean;
  readonly parallel?: string;
  readonly timeLimit: string;
  readonly logs: string;
  readonly state: string;
}

/**
 * The command that does what this run left undone. Null where it left nothing; where it was refused as a whole, so that the
 * files have to change first; and of a preview, which leaves nothing undone.
 */
export function continuation(options: RepeatedOptions, { stacks, refused, interrupted }: UpSummary): string | null {
  const isUndone = interrupted || stacks.some(({ status }) => status === 'failed' || status === 'skipped');
  return !isUndone || refused.length > 0 || options.preview === true ? null : command(options);
}

/** How many stacks a command names. */
const NAMED = 5;

/** The command that shows what the stacks would do whose previews were refused; null if none was. */
export function inspection(options: RepeatedOptions, { stacks }: UpSummary): string | null {
  const names = stacks.flatMap(({ stack, refused }) => (refused === true ? [stack] : []));
  if (names.length === 0 || options.preview === true) return null;
  const { estate, simulate, engine, state, timeLimit, logs, refresh } = options;
  return command({
    ...{ estate, state, timeLimit, logs, format: 'text', stacks: names.slice(0, NAMED), preview: true },
    ...(simulate === undefined ? {} : { simulate }),
    ...(engine === undefined ? {} : { engine }),
    ...(refresh === undefined ? {} : { refresh }),
  });
}

function command(options: RepeatedOptions): string {
  const { estate, state, stacks, accounts, timeLimit, logs, format } = options;
  const unless = (value: string, usual: string): string | undefined => (value === usual ? undefined : value);
  const flags: readonly (readonly [flag: string, value: string | boolean | undefined])[] = [
    ['--estate', unless(estate, ESTATE)],
    ['--simulate', options.simulate],
    ['--engine', options.engine],
    ['--state', unless(state, STATE)],
    ['--since', options.since],
    ['--accounts', accounts?.join(',')],
    ['--stacks', stacks?.join(',')],
    ['--shared', options.shared],
    ['--ring', options.ring],
    ['--shard', options.shard],
    ['--parallel', options.parallel],
    ['--preview', options.preview],
    ['--refresh', options.refresh],
    ['--force', options.force],
    ['--allow-dirty', options.allowDirty],
    ['--time-limit', unless(timeLimit, TIME_LIMIT)],
    ['--logs', unless(logs, LOGS)],
    ['--json', options.json],
    ['--format', unless(format, 'text')],
  ];
  const words = flags.flatMap(([flag, value]) => {
    if (value === undefined || value === false) return [];
    return value === true ? [flag] : [flag, shellWord(value)];
  });
  return ['npx microaccounts up', ...words].join(' ');
}

/** As a POSIX shell reads it as one word ("Quoting", Shell Command Language). */
function shellWord(text: string): string {
  return /^[\w@%+=:,./~^-]+$/.test(text) && !text.startsWith('~') ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
