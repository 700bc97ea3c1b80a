import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Changes, UpEvent, UpSummary } from '@microaccounts/landing-zone/deploy';
import { summaryEvent, upDocument, upEvent } from './upDocument';
import type { UpReport } from './upReport';

const changes: Changes = { create: 1200, update: 1, replace: 0, delete: 0, same: 0, import: 0 };
const steps = [{ operation: 'create', type: 'aws:iam/role:Role', name: 'Developer', properties: [] }] as const;
const summary: UpSummary = {
  selected: ['organization', 'account.web-dev'],
  stacks: [
    { stack: 'organization', status: 'changed', changes, seconds: 1.23456, steps },
    { stack: 'account.web-dev', status: 'failed', changes, seconds: 0.2, message: 'no such role', refused: false },
  ],
  ...{ changed: 1, failed: 1, refused: [], interrupted: false },
};
const report: UpReport = {
  ...{ summary, cost: { seconds: 12.34567, peakMegabytes: 180 }, preview: false, inspection: null, logs: 'logs' },
  continuation: 'npx microaccounts up',
  logOf: new Map([['account.web-dev', 'logs/account.web-dev.log']]),
};

test('the document has milliseconds, why stacks failed, their logs, and the command that goes on', () => {
  expect(upDocument(report)).toEqual({
    formatVersion: 1,
    preview: false,
    selected: ['organization', 'account.web-dev'],
    refused: [],
    interrupted: false,
    stacks: [
      { stack: 'organization', status: 'changed', changes, seconds: 1.235, steps },
      {
        ...{
          stack: 'account.web-dev',
          status: 'failed',
          changes,
          seconds: 0.2,
          message: 'no such role',
          refused: false,
        },
        log: 'logs/account.web-dev.log',
      },
    ],
    continue: 'npx microaccounts up',
    logs: 'logs',
    seconds: 12.346,
    peakMegabytes: 180,
  });
  expect(summaryEvent(report)).toEqual({ event: 'summary', ...upDocument(report) });
});

test('a step is told without the values that it is given', () => {
  const step = { ...steps[0], urn: 'urn:x', inputs: { secret: 'of no interest' }, protect: false };
  expect(upEvent({ kind: 'stack-step', stack: 'baseline.web-dev', step }, false)).toEqual({
    ...{ event: 'stack-step', stack: 'baseline.web-dev', operation: 'create', type: 'aws:iam/role:Role' },
    ...{ name: 'Developer', urn: 'urn:x', properties: [] },
  });
});

/** One of each kind; the type checker asks for a new one. */
const events: { readonly [kind in UpEvent['kind']]: Extract<UpEvent, { kind: kind }> } = {
  selected: { kind: 'selected', stacks: [] },
  'stack-current': { kind: 'stack-current', stack: 'a' },
  'stack-added': { kind: 'stack-added', stack: 'a', because: 'organization' },
  'stack-started': { kind: 'stack-started', stack: 'a', pass: 1 },
  'stack-step': { kind: 'stack-step', stack: 'a', step: { ...steps[0], urn: 'urn:x' } },
  'stack-repeated': { kind: 'stack-repeated', stack: 'a', message: 'throttled', seconds: 2 },
  'stack-finished': { kind: 'stack-finished', stack: 'a', changes, seconds: 2, pass: 1 },
  'stack-failed': { kind: 'stack-failed', stack: 'a', message: 'no', refused: false, pass: 1 },
  'stack-skipped': { kind: 'stack-skipped', stack: 'a', message: 'no' },
};

test('every line has the keys that docs/contracts.md promises, and no event is missing there', () => {
  const page = readFileSync(path.resolve(__dirname, '../../../../docs/contracts.md'), 'utf8');
  const table = page.split('## Lines of `up --json`')[1]?.split('\n## ')[0] ?? '';
  const promised = [...table.matchAll(/^\| `([\w-]+)`[^|]*\|([^|:]+)/gm)].map(([, event = '', keys = '']) => [
    event,
    [...keys.matchAll(/`(\w+)`/g)].map(([, key]) => key),
  ]);
  const written = Object.values(events).map((event) => {
    const { event: name, ...keys } = upEvent(event, false) as { event: string };
    return [name, Object.keys(keys)];
  });
  const documents = ['event', 'summary'];
  expect(promised.filter(([event]) => !documents.includes(String(event)))).toEqual(written);
});
