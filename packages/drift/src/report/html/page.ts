// The report as one page: everything that it needs is in it, and it asks nobody for anything.
import { createHash } from 'node:crypto';
import { findingCounts } from '../../history/line';
import { healingLines, moment } from '../notes';
import type { DriftFinding, DriftReport, Status } from '../report';
import { headline, staleExceptions } from '../sections';
import { markup, verbatim, type Markup } from './markup';
import { COLUMNS, findingRow, reasonOf, uncheckedRow } from './row';
import { SCRIPT } from './script';
import { STYLE } from './style';

/**
 * HTML, to be opened from a disk or served. All findings are in it as tables, by account, to be read without a script too;
 * the script filters and groups them. A policy in it (Content-Security-Policy) lets nothing run or load but these two.
 */
export function renderHtml(report: DriftReport, at: Date): string {
  const { complete } = report;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>Drift: ${headline(report)}</title>
${verbatim('style', STYLE)}
</head>
<body>
<header>
<h1>Drift</h1>
<p>${headline(report)}</p>
<p class="at">As of <time datetime="${at.toISOString()}">${moment(at.toISOString())}</time></p>
${complete ? '' : markup`<p class="incomplete"><strong>Not everything could be read.</strong> What is not listed here may differ, too.</p>`}
${cards(report)}
${noted('Healing', healingLines(report))}
</header>
<main>
${
  report.findings.length === 0
    ? markup`<p class="nothing">Nothing differs.</p>`
    : markup`${filters(report)}
<p id="shown" role="status"></p>
<div id="groups">
${groups(report, at)}
</div>
<p id="nothing" class="nothing" hidden>No finding is like that.</p>`
}
${noted('Exceptions', staleExceptions(report))}
</main>
${verbatim('script', SCRIPT)}
</body>
</html>
`.toString();
}

const POLICY = [
  "default-src 'none'",
  `script-src ${sourceOf(SCRIPT)}`,
  `style-src ${sourceOf(STYLE)}`,
  // The icon, which browsers otherwise ask the server for.
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** (W3C, "Content Security Policy Level 3", hash sources) */
function sourceOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

const STATUSES: readonly Status[] = ['drifted', 'missing', 'unmanaged', 'unchecked', 'pending', 'accepted'];

function cards(report: DriftReport): Markup {
  const counts = findingCounts(report);
  const card = (name: keyof typeof counts): Markup =>
    markup`<div class="card ${name}${counts[name] === 0 ? ' zero' : ''}"><dt>${name}</dt><dd>${counts[name]}</dd></div>`;
  return markup`<dl class="cards">${(['security', ...STATUSES] as const).map(card)}</dl>`;
}

/** What is told beside the findings, a line each; nothing where there is nothing. */
function noted(title: string, lines: readonly string[]): Markup | '' {
  if (lines.length === 0) return '';
  return markup`<section class="notes"><h2>${title}</h2><ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul></section>`;
}

/** Hidden until the script makes them work. */
function filters({ findings }: DriftReport): Markup {
  const there = STATUSES.filter((status) => findings.some((finding) => finding.status === status));
  const kinds = [...new Set(findings.flatMap(({ status, kind }) => (status === 'unchecked' ? [] : [kind])))].sort();
  const status = (name: Status): Markup =>
    markup`<label><input type="checkbox" name="status" value="${name}" checked> ${name}</label>`;
  return markup`<form id="filters" role="search" aria-label="Filter findings" autocomplete="off" hidden>
<label class="text">Find <input type="search" name="text" placeholder="role, account, owner, principal …"></label>
<fieldset><legend>Status</legend>${there.map(status)}</fieldset>
<label><input type="checkbox" name="security"> security only</label>
<label>Kind <select name="kind"><option value="">all</option>${kinds.map((kind) => markup`<option>${kind}</option>`)}</select></label>
<fieldset><legend>By</legend><label><input type="radio" name="group" value="account" checked> account</label><label><input type="radio" name="group" value="owner"> owner</label></fieldset>
</form>`;
}

/**
 * A section and table for each account, in the order of the report. Its rows are laid out as grids, so that a browser leaves
 * out those that are not in view; that they are a table is therefore said by roles, too.
 */
function groups({ findings }: DriftReport, at: Date): Markup[] {
  const byAccount = grouped(findings, ({ account }) => account);
  return [...byAccount].map(([account, own]) => {
    const owner = own[0].owner;
    const unread = grouped(
      own.filter(({ status }) => status === 'unchecked'),
      reasonOf,
    );
    const rows = [
      ...own.filter(({ status }) => status !== 'unchecked').map((finding) => findingRow(finding, at)),
      ...[...unread].map(([reason, same]) => uncheckedRow(reason, same, at)),
    ];
    return markup`<section class="group">
<h2>${account}${owner === undefined ? '' : markup` <small>owner ${owner}</small>`} <span class="count">${own.length}</span></h2>
<table role="table"><caption>Findings of ${account}</caption>
<thead role="rowgroup"><tr role="row">${COLUMNS.map((column) => markup`<th role="columnheader" scope="col">${column}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows}</tbody></table>
</section>
`;
  });
}

type Some = [DriftFinding, ...DriftFinding[]];

function grouped(findings: readonly DriftFinding[], keyOf: (finding: DriftFinding) => string): Map<string, Some> {
  const groups = new Map<string, Some>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [finding]);
    else known.push(finding);
  }
  return groups;
}
