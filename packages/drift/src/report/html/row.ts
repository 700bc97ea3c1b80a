// The rows of the page's tables: a finding each, or what could not be read for one reason.
import { counted } from '../count';
import { moment, waysOut } from '../notes';
import { phrase } from '../phrase';
import type { DriftFinding } from '../report';
import { detailsOf } from '../sections';
import { markup, type Markup } from './markup';

/** A row; its cells are those of {@link COLUMNS}. `at` is when the run began. */
export function findingRow(finding: DriftFinding, at: Date): Markup {
  const { status, kind, address, property, region, account, security, cause, exception, returned, alsoPending } =
    finding;
  const marks = [
    markup`<span class="status ${status}">${status}</span>`,
    ...(security ? [markup`<span class="mark security">security</span>`] : []),
    ...(returned === true ? [markup`<span class="mark">came back</span>`] : []),
    ...(alsoPending === true ? [markup`<span class="mark">also pending</span>`] : []),
    ...(exception?.expired === true ? [markup`<span class="mark">exception ended</span>`] : []),
  ];
  const where = [...(property === null ? [] : [property]), ...(region === null ? [] : [region])].join(' · ');
  return markup`<tr role="row" class="finding" ${attributes(finding, 1)}>
<td role="cell">${marks}</td>
<td role="cell"><details><summary><span class="kind">${kind}</span> <code>${address}</code>${where === '' ? '' : markup` <b>${where}</b>`}</summary>${more(finding)}</details><span class="account">${account}</span></td>
<td role="cell">${sinceCell(finding, at)}</td>
<td role="cell" class="who">${cause === undefined ? '' : shortPrincipal(cause.principal)}</td>
</tr>
`;
}

export const COLUMNS = ['Status', 'What', 'Since', 'Who did it'] as const;

/** One row for all that an account keeps from being read for the same reason. */
export function uncheckedRow(reason: string, findings: readonly [DriftFinding, ...DriftFinding[]], at: Date): Markup {
  const { length } = findings;
  const [first] = findings;
  return markup`<tr role="row" class="finding" ${attributes(first, length)}>
<td role="cell"><span class="status unchecked">unchecked</span></td>
<td role="cell"><details><summary>${counted(length, 'resource')}: ${reason}</summary><ul>${findings.map(
    ({ kind, address, property }) =>
      markup`<li><span class="kind">${kind}</span> <code>${address}</code> ${property ?? ''}</li>`,
  )}</ul></details><span class="account">${first.account}</span></td>
<td role="cell">${sinceCell(oldestOf(findings), at)}</td>
<td role="cell" class="who"></td>
</tr>
`;
}

/** What the filters of the page go by; `count` is how many findings the row stands for. */
function attributes({ status, security, kind, owner, account }: DriftFinding, count: number): Markup {
  const shown = status === 'unchecked' ? '' : kind;
  return markup`data-status="${status}" data-security="${String(security)}" data-kind="${shown}" data-account="${account}" data-owner="${owner ?? ''}" data-count="${count}"`;
}

function more(finding: DriftFinding): Markup {
  const { origin, cause, exception } = finding;
  const values = detailsOf(finding).map(
    ({ within, expected, actual }) => markup`<div class="value">${within === '' ? '' : markup`<h3>${within}</h3>`}
<dl><dt>expected</dt><dd><code>${expected}</code></dd><dt>actual</dt><dd><code>${actual}</code></dd></dl></div>`,
  );
  const facts: readonly (readonly [string, string])[] = [
    ...(cause === undefined
      ? []
      : ([
          ['who', cause.principal],
          ['did', `${cause.event} on ${moment(cause.time)}`],
          ['from', cause.source],
        ] as const)),
    ...(exception === undefined
      ? []
      : ([
          ['exception', `${exception.expired ? 'ended with' : 'until'} ${exception.until}, ${exception.owner}`],
          ['reason', exception.reason],
        ] as const)),
    ...(origin === undefined ? [] : ([['written in', `${origin.file}:${origin.line}:${origin.column}`]] as const)),
  ];
  const list = facts.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`);
  const ways = waysOut(finding).map(
    ({ text, lines }) =>
      markup`<div class="value"><h3>${text}</h3><pre><code>${lines.map((line, index) => (index === 0 ? markup`${line}` : markup`\n${line}`))}</code></pre></div>`,
  );
  return markup`${values}${facts.length === 0 ? '' : markup`<dl class="facts">${list}</dl>`}${ways}`;
}

function sinceCell({ since }: DriftFinding, at: Date): Markup | string {
  if (since === undefined) return '';
  const age = ageOf(new Date(since), at);
  return markup`<time datetime="${since}">${moment(since)}</time>${age === '' ? '' : markup` <small>${age}</small>`}`;
}

const HOUR = 3_600_000;

/** `new` for what this run saw first, then hours, and from two days on days. */
function ageOf(since: Date, at: Date): string {
  const hours = Math.floor((at.getTime() - since.getTime()) / HOUR);
  if (Number.isNaN(hours) || hours < 0) return '';
  if (at.getTime() === since.getTime()) return 'new';
  if (hours < 48) return `${hours} h`;
  return `${Math.floor(hours / 24)} days`;
}

/** Of an ARN what comes after the account: there is no room for more in a cell, and all of it is in the details. */
function shortPrincipal(principal: string): string {
  return principal.replace(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:/, '');
}

function oldestOf(findings: readonly [DriftFinding, ...DriftFinding[]]): DriftFinding {
  return findings.reduce((oldest, one) => ((one.since ?? '') < (oldest.since ?? '') ? one : oldest));
}

/** The reason of something unchecked, in words. */
export function reasonOf({ actual }: DriftFinding): string {
  return phrase(actual);
}
