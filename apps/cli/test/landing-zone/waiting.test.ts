// An account that is not ready keeps an interrupted `up` from its end no longer than one call.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { simulatedSessions } from '@microaccounts/simulator';
import { embeddedEngine } from '@microaccounts/simulator/engine';
import { deploy } from '../../src/deployment';
import { processOutput } from '../../src/output';
import { emptyAws, landingZoneOf } from './simulation';

const folder = mkdtempSync(join(tmpdir(), 'waiting-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('ends the wait for an account that is not ready', async () => {
  const landingZone = landingZoneOf('examples/small');
  const aws = emptyAws(landingZone, { activationSeconds: 3_600 });
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() }) as NodeJS.WriteStream;
  const interruption = new AbortController();
  let waiting = '';
  const { summary } = await deploy({
    landingZone,
    world: {
      sessions: simulatedSessions(aws),
      engine: embeddedEngine({ aws, folder }),
      parallel: 1,
      close: () => Promise.resolve(aws.close()),
    },
    refresh: false,
    signal: interruption.signal,
    output: processOutput({ stdout: nowhere, stderr: nowhere, env: {} }, false),
    onEvent: (event) => {
      if (event.kind !== 'stack-started' || !event.stack.startsWith('network.')) return;
      waiting = event.stack;
      setTimeout(() => interruption.abort(), 500);
    },
  });
  expect(summary.interrupted).toBe(true);
  expect(summary.stacks.filter(({ status }) => status === 'failed')).toMatchObject([
    { stack: waiting, message: 'the run was interrupted' },
  ]);
}, 30_000);
