// What docs/contracts.md promises of reports is what they have.
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { historyLine } from '../history/line';
import { renderPrometheus } from './prometheus';
import { AT, everything } from './testing/reports';

const page = readFileSync(path.resolve(__dirname, '../../../../docs/contracts.md'), 'utf8');

/** The first column of the table below a heading. */
function rows(heading: string): string[] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name ?? '');
}

test('the keys of a finding, all of which are here', () => {
  const [, keys = '', optional = ''] =
    /Each of the `findings` of `drift` has ([^,]+), and where they are known ([^:]+):/.exec(page) ?? [];
  const named = (text: string): string[] => [...text.matchAll(/`(\w+)`/g)].map(([, key]) => key ?? '');
  const always = Object.keys(everything.findings[0] ?? {}).filter((key) =>
    everything.findings.every((finding) => key in finding),
  );
  const all = [...new Set(everything.findings.flatMap((finding) => Object.keys(finding)))];
  expect(named(keys)).toEqual(always);
  expect(named(optional).sort()).toEqual(all.filter((key) => !always.includes(key)).sort());
});

test('the keys of a line of the history', () => {
  const line = historyLine(everything, { at: AT, scope: {}, healed: [], deployed: {} });
  expect(rows('The drift history')).toEqual(Object.keys(line));
});

test('the rules in SARIF, one for each status', () => {
  const statuses = [...new Set(everything.findings.map(({ status }) => status))];
  expect(rows('Rules of the drift report in SARIF').sort()).toEqual(statuses.map((status) => `drift/${status}`).sort());
});

test('the metrics, in their order', () => {
  const text = renderPrometheus(everything, AT);
  expect(rows('Metrics')).toEqual([...text.matchAll(/^# TYPE (\S+) gauge$/gm)].map(([, name]) => name));
});
