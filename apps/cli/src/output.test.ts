import { processOutput } from './output';

function streams(
  isTTY: boolean,
  env: NodeJS.ProcessEnv = {},
): Parameters<typeof processOutput>[0] & { written: string[] } {
  const written: string[] = [];
  const stream = (name: string): NodeJS.WriteStream =>
    // Of a stream no more than is used.
    ({ isTTY, write: (text: string) => written.push(`${name}: ${text}`) }) as unknown as NodeJS.WriteStream;
  return { stdout: stream('out'), stderr: stream('err'), env, written };
}

test('the result goes to stdout, everything else to stderr', () => {
  const to = streams(false);
  const output = processOutput(to, true);
  output.message('working');
  output.result('{}');
  expect(to.written).toEqual(['err: working\n', 'out: {}\n']);
});

test.each([
  ['a terminal', true, {}, true, true],
  ['no terminal', false, {}, true, false],
  ['--no-color', true, {}, false, false],
  ['NO_COLOR', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  ['an empty NO_COLOR', true, { NO_COLOR: '' }, true, true],
  ['FORCE_COLOR without a terminal', false, { FORCE_COLOR: '1' }, true, true],
  ['a dumb terminal', true, { TERM: 'dumb' }, true, false],
])('colour with %s', (_, isTTY, env, color, colored) => {
  const { red } = processOutput(streams(isTTY, env), color).colors;
  expect(red('x') !== 'x').toBe(colored);
});

test.each([
  ['a terminal', true, 80, 80],
  ['a terminal that does not know it', true, 0, null],
  ['no terminal', false, undefined, null],
])('the width of the page is that of %s', (_, isTTY, columns, expected) => {
  const to = streams(isTTY);
  Object.assign(to.stdout, { columns });
  expect(processOutput(to, true).page.columns).toBe(expected);
});

test('progress is redrawn on a terminal only', () => {
  expect(processOutput(streams(true), true).terminal).not.toBeNull();
  expect(processOutput(streams(false), true).terminal).toBeNull();
  expect(processOutput(streams(true, { TERM: 'dumb' }), true).terminal).toBeNull();
});
