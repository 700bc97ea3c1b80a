// A report as people read it: by account, each finding in a few lines, what could not be read put together by reason.
import { printable, type Value } from '@microaccounts/resources';
import { counted } from './count';
import { details, phrase, type Detail } from './phrase';
import { scopeText } from '../scope/scope';
import type { DriftFinding, DriftReport } from './report';

export interface Section {
  readonly account: string;
  /** Who owns the account; null if that is not known. */
  readonly owner: string | null;
  readonly findings: readonly DriftFinding[];
  /** Reason → how many resources were not read because of it. */
  readonly unchecked: ReadonlyMap<string, number>;
}

/** Accounts with a matter of security first, each in the order of the report. */
export function sections({ findings }: DriftReport): Section[] {
  const byAccount = new Map<string, DriftFinding[]>();
  for (const finding of findings) {
    const own = byAccount.get(finding.account);
    if (own === undefined) byAccount.set(finding.account, [finding]);
    else own.push(finding);
  }
  const all = [...byAccount].map(([account, own]) => section(account, own));
  return [...all.filter((one) => one.findings.length > 0), ...all.filter((one) => one.findings.length === 0)];
}

function section(account: string, own: readonly DriftFinding[]): Section {
  const unchecked = new Map<string, number>();
  for (const { status, actual } of own) {
    const reason = phrase(actual);
    if (status === 'unchecked') unchecked.set(reason, (unchecked.get(reason) ?? 0) + 1);
  }
  const owner = own.find((finding) => finding.owner !== undefined)?.owner;
  return {
    account,
    owner: owner === undefined ? null : printable(owner),
    findings: own.filter(({ status }) => status !== 'unchecked'),
    unchecked,
  };
}

/** What a finding says in detail: where, what was expected and what is. */
export function detailsOf({ property, expected, actual }: DriftFinding): Detail[] {
  if (property !== null) return details(expected, actual);
  return [{ within: '', expected: summary(expected), actual: summary(actual) }];
}

/** What a finding says in lines of plain text: what was expected and what is, or why it could not be read. */
export function valueLines(finding: DriftFinding): string[] {
  if (finding.status === 'unchecked') return [phrase(finding.actual)];
  return detailsOf(finding).flatMap(({ within, expected, actual }) => [
    `expected ${within === '' ? '' : `${within}: `}${expected}`,
    `actual   ${within === '' ? '' : `${within}: `}${actual}`,
  ]);
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

/** The exceptions that are over, or under which nothing falls: whoever keeps the file takes them out. */
export function staleExceptions({ exceptions = [] }: DriftReport): string[] {
  return exceptions.flatMap(({ address, owner, until, state }) => {
    const about = printable(`${address} (${owner})`);
    if (state === 'in-use') return [];
    return [state === 'expired' ? `expired on ${until}: ${about}` : `unused, until ${until}: ${about}`];
  });
}

/** `4 findings, 2 of them security, in 17 accounts` … */
export function headline({ complete, checked, findings, scope: compared }: DriftReport): string {
  const accepted = findings.filter(({ status }) => status === 'accepted').length;
  const found = findings.filter(({ status }) => status !== 'unchecked' && status !== 'accepted');
  const security = found.filter(({ security: is }) => is).length;
  const scope = `${counted(checked.accounts, 'account')}, ${counted(checked.resources, 'resource')}, ${counted(checked.calls, 'call')}`;
  const what =
    found.length === 0 ? 'no drift' : counted(found.length, 'finding') + (security > 0 ? `, ${security} security` : '');
  const part = compared === undefined ? null : scopeText(compared);
  const how = `${accepted > 0 ? `, ${accepted} accepted` : ''}${complete ? '' : ', incomplete'}`;
  return `${what}${how} (${scope})${part === null ? '' : `, ${part}`}`;
}
