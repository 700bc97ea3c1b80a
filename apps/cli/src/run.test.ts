import { run } from './run';
import { UserError } from './exit';
import * as command from './commands/validate';

jest.mock('./commands/validate');
const validate = jest.mocked(command.validate);

function streams(): Parameters<typeof run>[1] & { written: { out: string; err: string } } {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err'): NodeJS.WriteStream =>
    // Of a stream no more than is used.
    ({ isTTY: false, write: (text: string) => (written[name] += text) }) as unknown as NodeJS.WriteStream;
  return { stdout: stream('out'), stderr: stream('err'), env: {}, written };
}

test('a command is given the options of the root and its own, and its code is the exit code', async () => {
  validate.mockResolvedValueOnce(3);
  expect(await run(['validate', '--estate', 'elsewhere', '--format', 'json'], streams())).toBe(3);
  expect(validate.mock.lastCall?.[0]).toMatchObject({ estate: 'elsewhere', format: 'json' });
});

test('options of the root may stand before the command', async () => {
  validate.mockResolvedValueOnce(0);
  await run(['--estate', 'elsewhere', 'validate'], streams());
  expect(validate.mock.lastCall?.[0]).toMatchObject({ estate: 'elsewhere', format: 'text' });
});

test('the user’s mistake is one line and its help, exit 1', async () => {
  validate.mockRejectedValueOnce(new UserError('there is no `x`', 'did you mean `y`?'));
  const to = streams();
  expect(await run(['validate'], to)).toBe(1);
  expect(to.written).toEqual({ out: '', err: 'error: there is no `x`\nhelp: did you mean `y`?\n' });
});

test('a bug is shown with its stack and its cause, exit 70', async () => {
  validate.mockRejectedValueOnce(new TypeError('x is undefined', { cause: new Error('the first cause') }));
  const to = streams();
  expect(await run(['validate'], to)).toBe(70);
  expect(to.written.err).toMatch(/TypeError: x is undefined\n +at /);
  expect(to.written.err).toContain('caused by: Error: the first cause');
});

test('what the machine refuses is no bug', async () => {
  const refusal = Object.assign(new Error("EACCES: permission denied, open 'x'"), { code: 'EACCES', syscall: 'open' });
  validate.mockRejectedValueOnce(refusal);
  const to = streams();
  expect(await run(['validate'], to)).toBe(1);
  expect(to.written.err).toBe("error: EACCES: permission denied, open 'x'\n");
});

test('help goes to stdout, exit 0; an unknown command to stderr, exit 1', async () => {
  const [help, unknown] = [streams(), streams()];
  expect(await run(['--help'], help)).toBe(0);
  expect(help.written.out).toContain('Usage: microaccounts');
  expect(await run(['deploy'], unknown)).toBe(1);
  expect(unknown.written).toMatchObject({
    out: '',
    err: expect.stringContaining("unknown command 'deploy'") as string,
  });
});
