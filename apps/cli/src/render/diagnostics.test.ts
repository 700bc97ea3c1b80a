import type { Diagnostic } from '@microaccounts/config';
import { createColors } from 'picocolors';
import { diagnosticsDocument, diagnosticsSummary, diagnosticsText } from './diagnostics';

const plain = createColors(false);
const page = { colors: plain, columns: null };
const FILE = 'accounts/analytics/payments-dev.yaml';
const diagnostics: Diagnostic[] = [
  {
    code: 'environment/unknown',
    severity: 'error',
    file: FILE,
    line: 12,
    column: 14,
    message: 'unknown environment `dve`',
    help: 'did you mean `dev`?',
  },
  {
    code: 'limits/accounts',
    severity: 'warning',
    file: FILE,
    line: 1,
    column: 1,
    message: 'more accounts than AWS allows by default',
    help: '',
  },
  {
    code: 'network/lock-missing',
    severity: 'error',
    file: 'addresses.lock.yaml',
    line: 1,
    column: 1,
    message: 'no address lock',
    help: 'microaccounts lock',
  },
];
const text = ['owner: payments', ...Array.from({ length: 10 }, () => '#'), 'environment: dve', ''].join('\n');
const findings = { diagnostics, texts: new Map([[FILE, text]]), accounts: 16 };

/** What is told of one diagnostic in a file with this text. */
function told(content: string, change: Partial<Diagnostic> = {}, columns: number | null = null): string[] {
  const diagnostic = { code: 'a/b', severity: 'error', file: 'f', line: 1, column: 1, message: 'm', help: '' } as const;
  const texts = new Map([['f', content]]);
  const given = { diagnostics: [{ ...diagnostic, ...change }], texts, accounts: 1 };
  return diagnosticsText(given, { colors: plain, columns }).split('\n').slice(1, -2);
}

test('diagnostics are grouped by file, in the order of their positions, with the line, the caret and help below', () => {
  expect(diagnosticsText(findings, page)).toBe(
    [
      'accounts/analytics/payments-dev.yaml',
      '  1:1    warning  more accounts than AWS allows by default [limits/accounts]',
      '          1 │ owner: payments',
      '            │ ^',
      '  12:14  error    unknown environment `dve` [environment/unknown]',
      '         12 │ environment: dve',
      '            │              ^',
      '         help: did you mean `dev`?',
      '',
      'addresses.lock.yaml',
      '  1:1  error  no address lock [network/lock-missing]',
      '       help: microaccounts lock',
      '',
      '2 errors, 1 warning in 16 accounts',
    ].join('\n'),
  );
});

test('the caret has the colour of the severity, and takes no room for it', () => {
  const colors = createColors(true);
  const colored = diagnosticsText(findings, { colors, columns: null });
  expect(colored).toContain(`             ${colors.red('^')}`);
  expect(colored).toContain(colors.yellow('^'));
});

test('without any there are no problems', () => {
  const none = { ...findings, diagnostics: [] };
  expect(diagnosticsSummary({ diagnostics: [], accounts: 1 }, plain)).toBe('no problems in 1 account');
  expect(diagnosticsText(none, page)).toBe('no problems in 16 accounts');
});

test('a byte order mark and line ends of Windows are no part of a line', () => {
  expect(told('\uFEFFa: 1\r\nb: 2\r\n', { line: 2, column: 4 })).toEqual([
    '  2:4  error  m [a/b]',
    '       2 │ b: 2',
    '         │    ^',
  ]);
  expect(told('\uFEFFa: 1\r\n', { column: 4 }).slice(1)).toEqual(['       1 │ a: 1', '         │    ^']);
});

test.each([
  ['past the end of the file', 'a: 1\n', { line: 7 }],
  ['at its end', 'a: 1\n', { line: 2 }],
  ['in an empty file', '', {}],
  ['in a file that was not read', 'a: 1\n', { file: 'another' }],
])('%s there is no line to show', (_, content, change) => {
  expect(told(content, change)).toHaveLength(1);
});

test('nothing that a file says reaches the terminal as more than text', () => {
  const hostile = 'a\u001b[2J\u009b31m\u202e';
  const change = { message: `\`${hostile}\`\nnext`, help: hostile, code: hostile, file: hostile };
  const given = { ...findings, diagnostics: [{ ...diagnostics[0], ...change } as Diagnostic] };
  const texts = new Map([[hostile, `${'\n'.repeat(11)}${hostile}`]]);
  const shown = diagnosticsText({ ...given, texts }, page);
  expect(shown).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u);
  expect(shown.match(/a\\u001b\[2J\\u009b31m\\u202e/g)).toHaveLength(5);
  expect(shown).toContain('`\\nnext [');
});

test('on a narrow terminal words are folded and lines shortened, so that nothing is wider', () => {
  const line = `regions: [${'us-east-1, '.repeat(20)}us-est-1]`;
  const change = {
    column: line.indexOf('us-est') + 1,
    message: 'the region `us-est-1` is not one of the available ones',
    help: 'did you mean `us-east-1`, or another one of those?',
  };
  const lines = told(line, change, 40);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(40);
  expect(lines).toEqual([
    '  1:231  error  the region `us-est-1` is',
    '                not one of the available',
    '                ones [a/b]',
    '         1 │ …t-1, us-east-1, us-est-1]',
    '           │                  ^',
    '         help: did you mean `us-east-1`,',
    '         or another one of those?',
  ]);
  expect(told(line, change, 8).join('\n')).toContain('^');
});

test('where no terminal sets the width only lines of files are shortened', () => {
  const lines = told('x'.repeat(500), { message: 'm '.repeat(200).trim() });
  expect(lines[0]).toHaveLength('  1:1  error  '.length + 399 + ' [a/b]'.length);
  expect(lines[1]).toMatch(/^ {7}1 │ x+…$/);
  expect(lines[1]?.length).toBeLessThanOrEqual(120);
  expect(lines[1]?.length).toBeGreaterThan(110);
});

test('the document has every diagnostic in the order given, and nothing else', () => {
  const extended = diagnostics.map((diagnostic) => ({ ...diagnostic, internal: true }));
  expect(diagnosticsDocument({ accounts: 16, diagnostics: extended })).toEqual({
    formatVersion: 1,
    accounts: 16,
    diagnostics,
  });
});

test('of a hundred thousand diagnostics of a file each is told', () => {
  const many = Array.from({ length: 150_000 }, (_, i) => ({ ...(diagnostics[0] as Diagnostic), line: i + 1 }));
  const shown = diagnosticsText({ diagnostics: many, texts: new Map(), accounts: 1 }, page);
  expect(shown.split('\n')).toHaveLength(1 + 2 * many.length + 2);
});
