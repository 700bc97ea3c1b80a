// The report as metrics, for the textfile collector of Prometheus' node exporter. The names are a contract.
import { findingCounts } from '../history/line';
import type { DriftReport, Status } from './report';

interface Metric {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

interface Sample {
  readonly labels: { readonly [label: string]: string };
  readonly value: number;
}

/**
 * Text in Prometheus' exposition format 0.0.4 (Prometheus, "Exposition formats"). All are gauges: each run replaces the
 * file of the one before. `ended` is when the run did.
 */
export function renderPrometheus(report: DriftReport, ended: Date): string {
  return metricsOf(report, ended).map(metricText).join('');
}

function metricsOf(report: DriftReport, ended: Date): Metric[] {
  const { complete, checked } = report;
  const one = (name: string, help: string, value: number): Metric => ({ name, help, samples: [{ labels: {}, value }] });
  return [
    {
      name: 'findings',
      help: 'Findings of the last run by status, account and whether they widen access; no sample where there are none.',
      samples: findingSamples(report),
    },
    {
      name: 'findings_by_status',
      help: 'Findings of the last run by status, 0 included.',
      samples: Object.entries(findingCounts(report))
        .filter(([status]) => status !== 'security')
        .map(([status, value]) => ({ labels: { status }, value })),
    },
    one('security_findings', 'Findings of the last run that widen access.', findingCounts(report).security),
    ...oldest(report),
    one('checked_accounts', 'Accounts that were read as a whole.', checked.accounts),
    one('checked_resources', 'Resources of the landing zone that were looked at.', checked.resources),
    one('calls', 'Calls of AWS that the last run took.', checked.calls),
    one('complete', 'Whether everything could be read: 1 or 0.', complete ? 1 : 0),
    one('last_run_timestamp_seconds', 'When the last run ended, in seconds since 1970.', seconds(ended)),
  ];
}

function findingSamples({ findings }: DriftReport): Sample[] {
  const samples = new Map<string, { labels: Sample['labels']; value: number }>();
  for (const { status, account, security } of findings) {
    const labels = { status, account, security: String(security) };
    const key = JSON.stringify(labels);
    const known = samples.get(key);
    if (known === undefined) samples.set(key, { labels, value: 1 });
    else known.value += 1;
  }
  return [...samples.values()];
}

const COUNTED_AS_DRIFT: ReadonlySet<Status> = new Set(['drifted', 'missing', 'unmanaged']);

/** Since when the oldest drift is there, where a history is kept and there is any. */
function oldest({ findings }: DriftReport): Metric[] {
  const times = findings.flatMap(({ status, since }) => {
    const time = new Date(since ?? '');
    return COUNTED_AS_DRIFT.has(status) && !Number.isNaN(time.getTime()) ? [seconds(time)] : [];
  });
  if (times.length === 0) return [];
  const value = times.reduce((first, time) => Math.min(first, time));
  const help = 'When the oldest finding that is drifted, missing or unmanaged was seen first, in seconds since 1970.';
  return [{ name: 'oldest_finding_timestamp_seconds', help, samples: [{ labels: {}, value }] }];
}

function seconds(time: Date): number {
  return time.getTime() / 1000;
}

const PREFIX = 'microaccounts_drift_';

function metricText({ name, help, samples }: Metric): string {
  const full = `${PREFIX}${name}`;
  const lines = samples.map(({ labels, value }) => `${full}${labelText(labels)} ${value}`);
  return [`# HELP ${full} ${help}`, `# TYPE ${full} gauge`, ...lines].map((line) => `${line}\n`).join('');
}

function labelText(labels: Sample['labels']): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

/** "label_value can be any sequence of UTF-8 characters, but the backslash, double-quote and line feed have to be escaped". */
function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
