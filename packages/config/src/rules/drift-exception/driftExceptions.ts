// What an exception of the drift report must say: whom it is about, and until when.
import { saysSomething } from '../../addressPattern';
import { nearest } from '../../suggestion';
import { valueIn } from '../../written/file';
import type { WrittenEstate } from '../../written/estate';
import { unknownName } from '../reference';
import type { Complaint, Rule } from '../rule';

/** How addresses begin: the table of `docs/contracts.md`. */
const BEGINNINGS = ['account', 'network', 'organization', 'organizational-unit', 'scp'];

const FORM = 'an address is as the drift report writes it, such as `account/payments-dev/role/Developer`';

export const exceptionAddresses: Rule = {
  code: 'drift-exception/address',
  demands: 'an exception names an address, or a pattern of addresses',
  *check({ driftExceptions: file }) {
    for (const { address, index } of addressesOf(file)) {
      const at = valueIn(file, 'exceptions', index, 'address');
      const [first = '', ...rest] = address.split('/');
      if (address.split('/').some((segment) => segment.trim() === ''))
        yield { at, message: `\`${address}\` is no address`, help: FORM };
      else if (address.split('/').some((segment) => segment.includes('**') && segment !== '**'))
        yield {
          at,
          message: `in \`${address}\`, \`**\` is part of a segment`,
          help: 'it stands for whole segments: `a/**/b`',
        };
      else if (saysSomething(first) && !BEGINNINGS.includes(first)) {
        const meant = nearest(first, BEGINNINGS);
        const help = meant === undefined ? FORM : `did you mean \`${[meant, ...rest].join('/')}\`?`;
        yield { at, message: `no address begins with \`${first}\``, help };
      }
    }
  },
};

export const narrowExceptions: Rule = {
  code: 'drift-exception/too-wide',
  demands: 'an exception names more than a kind of address: what everybody may change, nobody watches',
  *check({ driftExceptions: file }) {
    for (const { address, index } of addressesOf(file)) {
      const [first = '', ...rest] = address.split('/');
      // The beginning is one of five words, and says next to nothing.
      if (saysSomething(first) && !first.includes('*') && rest.some(saysSomething)) continue;
      if (!address.includes('*')) continue;
      yield {
        at: valueIn(file, 'exceptions', index, 'address'),
        message: `\`${address}\` would accept nearly everything`,
        help: 'write out its first segment and at least one more, such as `account/payments-dev/**`',
      };
    }
  },
};

export const exceptedAccounts: Rule = {
  code: 'drift-exception/unknown-account',
  demands: 'an exception is about an account of the estate, or about a stranger by its id',
  *check({ driftExceptions: file, known }) {
    for (const { address, index } of addressesOf(file)) {
      const [first, account = ''] = address.split('/');
      if (first !== 'account' || account === '' || account.includes('*')) continue;
      if (account === 'management' || /^\d{12}$/.test(account)) continue;
      yield* unknownName(valueIn(file, 'exceptions', index, 'address'), 'account', account, known.accounts);
    }
  },
};

export const exceptionDates: Rule = {
  code: 'drift-exception/until',
  demands: 'an exception ends on a day of the calendar',
  *check({ driftExceptions: file }) {
    for (const [index, { until }] of (file.value.exceptions ?? []).entries())
      if (until !== undefined && !isDay(until))
        yield {
          at: valueIn(file, 'exceptions', index, 'until'),
          message: `\`${until}\` is no day`,
          help: 'write the last day as year, month and day: `2026-12-31`',
        };
  },
};

export const distinctExceptions: Rule = {
  code: 'drift-exception/duplicate',
  demands: 'what is accepted is accepted once: two dates for one thing contradict each other',
  *check({ driftExceptions: file }) {
    const first = new Map<string, number>();
    for (const [index, { address, kind, property, status }] of (file.value.exceptions ?? []).entries()) {
      if (address === undefined) continue;
      const about = JSON.stringify([address, kind, property, [...new Set(status)].sort()]);
      const before = first.get(about);
      if (before === undefined) first.set(about, index);
      else yield repeated(file, index, address, before);
    }
  },
};

function repeated(file: WrittenEstate['driftExceptions'], index: number, address: string, before: number): Complaint {
  return {
    at: valueIn(file, 'exceptions', index, 'address'),
    message: `\`${address}\` is accepted twice`,
    help: `exception ${before + 1} of the file is about the same: keep one of them`,
  };
}

/** Whether it is a day of the calendar: `2026-02-30` is none. Without a clock: a day that is over is a matter of the report. */
function isDay(text: string): boolean {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return year !== '' && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

function* addressesOf(file: WrittenEstate['driftExceptions']): Generator<{ address: string; index: number }> {
  for (const [index, { address }] of (file.value.exceptions ?? []).entries())
    if (address !== undefined) yield { address, index };
}
