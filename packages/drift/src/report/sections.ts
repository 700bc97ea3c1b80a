// A report as people read it: by account, each finding in a few lines, what could not be read put together by reason.
import { printable, type Value } from '@microaccounts/resources';
import { details, phrase, type Detail } from './phrase';
import type { DriftFinding, DriftReport } from './report';

export interface Section {
  readonly account: string;
  readonly findings: readonly DriftFinding[];
  /** Reason → how many resources were not read because of it. */
  readonly unchecked: ReadonlyMap<string, number>;
}

/** Accounts with a matter of security first, each in the order of the report. */
export function sections({ findings }: DriftReport): Section[] {
  const accounts = [...new Set(findings.filter(({ status }) => status !== 'unchecked').map(({ account }) => account))];
  const unread = new Set(findings.map(({ account }) => account).filter((account) => !accounts.includes(account)));
  return [...accounts, ...unread].map((account) => {
    const own = findings.filter((finding) => finding.account === account);
    const unchecked = new Map<string, number>();
    for (const { status, actual } of own)
      if (status === 'unchecked') unchecked.set(phrase(actual), (unchecked.get(phrase(actual)) ?? 0) + 1);
    return { account, findings: own.filter(({ status }) => status !== 'unchecked'), unchecked };
  });
}

/** What a finding says in detail: where, what was expected and what is. */
export function detailsOf({ property, expected, actual }: DriftFinding): Detail[] {
  if (property !== null) return details(expected, actual);
  return [{ within: '', expected: summary(expected), actual: summary(actual) }];
}

/** Of a whole resource what tells it from others, not every property that it has. */
function summary(value: Value): string {
  if (value === null) return 'nothing';
  const properties = value as { readonly [name: string]: Value };
  const telling = TELLING.flatMap((name) => {
    const own = properties[name];
    return own === undefined || own === null || own === '' ? [] : [`${name} ${phrase(own)}`];
  });
  return telling.join(', ');
}

const TELLING = [
  'id',
  'candidateFor',
  'name',
  'email',
  'alias',
  'cidr',
  'policy',
  'target',
  'share',
  'resource',
  'principal',
  'trustPolicy',
  'transitGateway',
  'vpc',
];

/** The exception that a finding falls under, or fell under, in words. */
export function exceptionLine({ exception }: DriftFinding): string[] {
  if (exception === undefined) return [];
  const { owner, reason, until, expired } = exception;
  const words = printable(`${reason} (${owner})`);
  return [expired ? `its exception ended on ${until}: ${words}` : `accepted until ${until}: ${words}`];
}

/** The exceptions that are over, or under which nothing falls: whoever keeps the file takes them out. */
export function staleExceptions({ exceptions = [] }: DriftReport): string[] {
  return exceptions.flatMap(({ address, owner, until, state }) => {
    const about = printable(`${address} (${owner})`);
    if (state === 'in-use') return [];
    return [state === 'expired' ? `expired on ${until}: ${about}` : `unused, until ${until}: ${about}`];
  });
}

/** `4 findings, 2 of them security, in 17 accounts` … */
export function headline({ complete, checked, findings }: DriftReport): string {
  const accepted = findings.filter(({ status }) => status === 'accepted').length;
  const found = findings.filter(({ status }) => status !== 'unchecked' && status !== 'accepted');
  const security = found.filter(({ security: is }) => is).length;
  const of = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
  const scope = `${of(checked.accounts, 'account')}, ${of(checked.resources, 'resource')}, ${of(checked.calls, 'call')}`;
  const what =
    found.length === 0 ? 'no drift' : of(found.length, 'finding') + (security > 0 ? `, ${security} security` : '');
  return `${what}${accepted > 0 ? `, ${accepted} accepted` : ''}${complete ? '' : ', incomplete'} (${scope})`;
}
