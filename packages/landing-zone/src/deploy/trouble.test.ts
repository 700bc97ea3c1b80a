// What goes wrong beside the stacks: states that cannot be read, previews that fail, signals, and whoever listens.
import { someAccounts, someLandingZone } from '../testing/landingZone';
import { RecordingEngine } from '../testing/recordingEngine';
import type { LandingZone } from '../plan/landingZone';
import type { UpEvent, UpSummary } from './summary';
import { up, type UpOptions } from './up';

const landingZone = someLandingZone();
const renamed = someLandingZone(someAccounts({ 'shop-dev': { name: 'Shop' } }));
const ACCOUNT = 'account.shop-dev';

function run(
  engine: RecordingEngine,
  head: LandingZone = landingZone,
  options: Partial<UpOptions> = {},
): Promise<UpSummary> {
  return up({ engine, landingZone: head, refresh: false, existing: () => Promise.resolve(new Map()), ...options });
}

const messageOf = ({ stacks }: UpSummary, name: string): string | undefined =>
  stacks.find(({ stack }) => stack === name)?.message;

describe('a state that cannot be read', () => {
  it('fails its stack and those that need it, and no other', async () => {
    const engine = new RecordingEngine();
    engine.unreadable.set(ACCOUNT, new Error('no JSON'));
    const summary = await run(engine);
    expect(messageOf(summary, ACCOUNT)).toBe(`the state of \`${ACCOUNT}\` cannot be read: no JSON`);
    expect(messageOf(summary, 'baseline.shop-dev')).toBe(`it needs \`${ACCOUNT}\`, which did not succeed`);
    expect(engine.runs.map(({ stack }) => stack)).toContain('baseline.audit');
    expect(summary.failed).toBe(1);
  });

  it('is read again where that may help', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    engine.unreadable.set(ACCOUNT, new Error('SlowDown: Please reduce your request rate'));
    const wait = (): Promise<void> => Promise.resolve(void engine.unreadable.clear());
    const summary = await run(engine, landingZone, { wait });
    expect(summary.failed).toBe(0);
    expect(engine.runs).toEqual([]);
  });

  it('refuses all where nobody else would notice that an account was forgotten', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    engine.deployed.set('account.gone', {});
    engine.unreadable.set('account.gone', new Error('no JSON'));
    expect((await run(engine)).refused).toEqual(['the state of `account.gone` cannot be read: no JSON']);
  });

  it('refuses a run without a stack that it needs', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    engine.unreadable.set(ACCOUNT, new Error('no JSON'));
    const summary = await run(engine, landingZone, { selection: { stacks: ['baseline.shop-dev'] } });
    expect(summary.refused).toEqual([
      `stack \`baseline.shop-dev\` needs \`${ACCOUNT}\`: the state of \`${ACCOUNT}\` cannot be read: no JSON`,
    ]);
  });

  it('removes nothing that its stack may still use', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    engine.missing.set('organization', ['urn:left']);
    engine.unreadable.set('baseline.shop-prod', new Error('no JSON'));
    const summary = await run(engine, landingZone, { selection: { stacks: ['organization'] }, force: true });
    expect(engine.runs).toHaveLength(1);
    expect(summary.failed).toBe(0);
  });
});

describe('a preview of an account that fails', () => {
  it.each(['ThrottlingException: Rate exceeded', '`account.shop-dev` is in use: it is locked by ada on build-1'])(
    'fails that account, and says so as it is: %s',
    async (reason) => {
      const engine = new RecordingEngine().deploy(landingZone);
      engine.unforeseeable.set(ACCOUNT, new Error(reason));
      const summary = await run(engine, renamed, { force: true, wait: () => Promise.resolve() });
      expect(summary).toMatchObject({ refused: [], failed: 1 });
      expect(summary.stacks.find(({ stack }) => stack === ACCOUNT)).toMatchObject({ message: reason, refused: false });
      expect(engine.runs.map(({ stack }) => stack)).toContain('baseline.audit');
    },
  );

  it('refuses all if it is because the account is protected', async () => {
    const engine = new RecordingEngine().deploy(landingZone);
    engine.unforeseeable.set(ACCOUNT, new Error('unable to replace it as it is currently marked for protection'));
    expect((await run(engine, renamed)).refused).toEqual([expect.stringContaining('cannot become what its files say')]);
  });

  it('keeps no other from being looked at at the same time', async () => {
    const all = someAccounts();
    const engine = new RecordingEngine().deploy(landingZone);
    let running = 0;
    let most = 0;
    const { preview } = RecordingEngine.prototype;
    jest.spyOn(engine, 'preview').mockImplementation(async (...given) => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return preview.apply(engine, given);
    });
    const others = someLandingZone(all.map((account) => ({ ...account, name: `${account.name} II` })));
    await run(engine, others, { parallel: 3, preview: true });
    expect(most).toBe(3);
  });
});

describe('an interruption', () => {
  it('does not wait for a repetition, and begins none', async () => {
    const interruption = new AbortController();
    const engine = new RecordingEngine();
    engine.failing.set('organization', new Error('Rate exceeded'));
    const started = performance.now();
    const summary = await run(engine, landingZone, {
      signal: interruption.signal,
      random: () => 1,
      onEvent: ({ kind }) => kind === 'stack-repeated' && setTimeout(() => interruption.abort(), 10),
    });
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(engine.runs).toHaveLength(1);
    expect(messageOf(summary, 'organization')).toBe('Rate exceeded');
  });

  it('is why a stack did not run whose account was waited for', async () => {
    const interruption = new AbortController();
    const summary = await run(new RecordingEngine(), landingZone, {
      signal: interruption.signal,
      ready: () => {
        interruption.abort();
        return Promise.reject(new DOMException('This operation was aborted', 'AbortError'));
      },
    });
    expect(summary.stacks.filter(({ status }) => status === 'failed')).toMatchObject([
      { message: 'the run was interrupted' },
    ]);
  });
});

it('hears of what runs while it looks at stacks that are as the files say', async () => {
  const engine = new RecordingEngine().deploy(landingZone);
  let [turn, isOver] = [0, false];
  const nextTurn = (): void => {
    turn += 1;
    if (!isOver) setImmediate(nextTurn);
  };
  nextTurn();
  const turns: number[] = [];
  await run(engine, landingZone, { onEvent: ({ kind }) => kind === 'stack-current' && turns.push(turn) });
  isOver = true;
  expect(turns.length).toBeGreaterThan(5);
  expect(new Set(turns).size).toBe(turns.length);
});

it('goes on whatever happens to those who listen', async () => {
  const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  const engine = new RecordingEngine();
  const events: UpEvent[] = [];
  const summary = await run(engine, landingZone, {
    onEvent: (event) => {
      events.push(event);
      throw new Error('no screen');
    },
  });
  expect(summary).toMatchObject({ failed: 0, refused: [] });
  expect(engine.runs).toHaveLength(landingZone.stacks.length);
  expect(events.length).toBeGreaterThan(landingZone.stacks.length);
  expect(warned.mock.calls).toEqual([[expect.objectContaining({ message: 'no screen' })]]);
});
