import type { Diagnostic } from '@microaccounts/config';
import { githubCommands } from './github';

const diagnostic: Diagnostic = {
  code: 'environment/unknown',
  severity: 'error',
  file: 'accounts/shop/web-dev.yaml',
  line: 1,
  column: 14,
  message: 'unknown environment `dve`',
  help: 'did you mean `dev`?',
};
const commands = (change: Partial<Diagnostic>): string[] =>
  githubCommands([{ ...diagnostic, ...change }], (file) => `estate/${file}`);

test('a diagnostic is a command with its place in the repository, its code and its help', () => {
  expect(commands({})).toEqual([
    '::error file=estate/accounts/shop/web-dev.yaml,line=1,col=14,title=environment/unknown::unknown environment `dve`%0Ahelp: did you mean `dev`?',
  ]);
  expect(commands({ severity: 'warning', help: '' })).toEqual([
    '::warning file=estate/accounts/shop/web-dev.yaml,line=1,col=14,title=environment/unknown::unknown environment `dve`',
  ]);
});

test('what has a meaning in a command is escaped: in properties more than in the message', () => {
  const [command = ''] = commands({ file: 'a,b:c%.yaml', message: '50%: a, b', help: '' });
  expect(command).toContain('file=estate/a%2Cb%3Ac%25.yaml,line');
  expect(command).toMatch(/::50%25: a, b$/);
});

test('no text of a file begins a command of its own, or colours the log', () => {
  const hostile = 'x\n::stop-commands::y\r\n::set-env name=A::b\u001b[31m%0A::error::z';
  const [command = '', ...more] = commands({ message: hostile, help: hostile, file: hostile });
  expect(more).toEqual([]);
  expect(command).toMatch(/^::error /);
  expect(command).not.toMatch(/\p{Cc}/u);
  expect(command).not.toContain('%0A::');
  expect(command).toContain('%250A::error::z');
});
