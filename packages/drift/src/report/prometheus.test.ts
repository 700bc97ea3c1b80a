import { spawnSync } from 'node:child_process';
import { renderPrometheus } from './prometheus';
import type { DriftFinding, DriftReport } from './report';

const AT = new Date('2026-11-20T10:17:30Z');
const finding = (part: Partial<DriftFinding>): DriftFinding => ({
  status: 'drifted',
  kind: 'role',
  address: 'account/web-dev/role/Developer',
  account: 'web-dev',
  region: null,
  property: null,
  expected: null,
  actual: null,
  security: false,
  ...part,
});
const report: DriftReport = {
  formatVersion: 1,
  complete: false,
  checked: { accounts: 16, resources: 812, calls: 640 },
  findings: [
    finding({ security: true, since: '2026-11-19T10:17:00.000Z' }),
    finding({ since: '2026-11-18T10:17:00.000Z' }),
    finding({ since: '2026-11-20T10:17:30.000Z' }),
    finding({ status: 'accepted', since: '2026-01-01T00:00:00.000Z' }),
    finding({ status: 'unchecked', account: 'audit' }),
  ],
};

interface Read {
  readonly name: string;
  readonly labels: { readonly [label: string]: string };
  readonly value: number;
}

const LABEL = String.raw`([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"`;

/** Reads the exposition format strictly, by its grammar: every metric has HELP, then TYPE, then its samples, and no other. */
function read(text: string): Read[] {
  if (!text.endsWith('\n')) throw new Error('the last line must end in a line feed');
  const samples: Read[] = [];
  const families = new Set<string>();
  let [family, typed] = ['', ''];
  for (const line of text.slice(0, -1).split('\n')) {
    const comment = /^# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$/.exec(line);
    if (comment?.[1] === 'HELP') {
      family = comment[2] ?? '';
      if (families.has(family)) throw new Error(`twice: ${family}`);
      families.add(family);
    } else if (comment?.[1] === 'TYPE') {
      typed = comment[2] ?? '';
      if (typed !== family || comment[3] !== 'gauge') throw new Error(`type out of place: ${line}`);
    } else {
      const sample = new RegExp(
        `^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(${LABEL}(?:,${LABEL})*)\\})? (\\d+(?:\\.\\d+)?)$`,
      ).exec(line);
      if (sample === null || sample[1] !== typed) throw new Error(`no sample of ${typed}: ${line}`);
      const labels = [...(sample[2] ?? '').matchAll(new RegExp(LABEL, 'g'))].map(([, label, value]) => [
        label,
        (value ?? '').replace(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped)),
      ]);
      samples.push({ name: sample[1] ?? '', labels: Object.fromEntries(labels), value: Number(sample.at(-1)) });
    }
  }
  const series = samples.map(({ name, labels }) => JSON.stringify([name, labels]));
  if (new Set(series).size !== series.length) throw new Error('a series has two samples');
  return samples;
}

test('names, labels and values are the contract', () => {
  expect(read(renderPrometheus(report, AT)).map(({ name, labels, value }) => [name, labels, value])).toEqual([
    ['microaccounts_drift_findings', { status: 'drifted', account: 'web-dev', security: 'true' }, 1],
    ['microaccounts_drift_findings', { status: 'drifted', account: 'web-dev', security: 'false' }, 2],
    ['microaccounts_drift_findings', { status: 'accepted', account: 'web-dev', security: 'false' }, 1],
    ['microaccounts_drift_findings', { status: 'unchecked', account: 'audit', security: 'false' }, 1],
    ['microaccounts_drift_findings_by_status', { status: 'drifted' }, 3],
    ['microaccounts_drift_findings_by_status', { status: 'missing' }, 0],
    ['microaccounts_drift_findings_by_status', { status: 'unmanaged' }, 0],
    ['microaccounts_drift_findings_by_status', { status: 'unchecked' }, 1],
    ['microaccounts_drift_findings_by_status', { status: 'pending' }, 0],
    ['microaccounts_drift_findings_by_status', { status: 'accepted' }, 1],
    ['microaccounts_drift_security_findings', {}, 1],
    ['microaccounts_drift_oldest_finding_timestamp_seconds', {}, Date.UTC(2026, 10, 18, 10, 17) / 1000],
    ['microaccounts_drift_checked_accounts', {}, 16],
    ['microaccounts_drift_checked_resources', {}, 812],
    ['microaccounts_drift_calls', {}, 640],
    ['microaccounts_drift_complete', {}, 0],
    ['microaccounts_drift_last_run_timestamp_seconds', {}, 1795169850],
  ]);
});

test('without findings no finding has a sample, and all is said to be read', () => {
  const samples = read(renderPrometheus({ ...report, complete: true, findings: [] }, AT));
  expect(samples.filter(({ name }) => name === 'microaccounts_drift_findings')).toEqual([]);
  expect(samples).toContainEqual({ name: 'microaccounts_drift_complete', labels: {}, value: 1 });
  expect(samples.some(({ name }) => name.includes('oldest'))).toBe(false);
});

const HOSTILE = 'a"} 1\nmicroaccounts_drift_complete 1\n# \\" \\n ü \ud800';

test('a label is read back as it was, whatever is in AWS', () => {
  const text = renderPrometheus({ ...report, findings: [finding({ account: HOSTILE })] }, AT);
  expect(read(text)[0]?.labels['account']).toBe(HOSTILE);
});

test('a reader that is strict refuses what is not escaped', () => {
  expect(() => read('# HELP a b\n# TYPE a gauge\na{b="c"d"} 1\n')).toThrow('no sample of a');
  expect(() => read('# HELP a b\n# TYPE a gauge\nc 1\n')).toThrow('no sample of a');
});

test('what Prometheus itself says of it, where its `promtool` is installed', () => {
  for (const findings of [report.findings, [], [finding({ account: HOSTILE })]]) {
    const input = renderPrometheus({ ...report, findings }, AT);
    const { status, error, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], { input, encoding: 'utf8' });
    if (error !== undefined) expect(error).toMatchObject({ code: 'ENOENT' });
    else expect([status, stdout, stderr]).toEqual([0, '', '']);
  }
});
