import type { Diagnostic } from '@microaccounts/config';
import { createColors } from 'picocolors';
import { diagnosticsCount, diagnosticsDocument, diagnosticsText } from './diagnostics';

const plain = createColors(false);
const diagnostics: Diagnostic[] = [
  {
    code: 'account/unknown-environment',
    severity: 'error',
    file: 'accounts/analytics/payments-dev.yaml',
    line: 12,
    column: 14,
    message: 'unknown environment `dve`',
    help: 'did you mean `dev`?',
  },
  {
    code: 'limits/accounts',
    severity: 'warning',
    file: 'accounts/analytics/payments-dev.yaml',
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

test('diagnostics are grouped by file, in the order of their positions, with help below', () => {
  expect(diagnosticsText(diagnostics, plain)).toBe(
    [
      'accounts/analytics/payments-dev.yaml',
      '  1:1    warning  limits/accounts              more accounts than AWS allows by default',
      '  12:14  error    account/unknown-environment  unknown environment `dve`',
      '        help: did you mean `dev`?',
      '',
      'addresses.lock.yaml',
      '  1:1  error  network/lock-missing  no address lock',
      '        help: microaccounts lock',
      '',
      '2 errors, 1 warning',
    ].join('\n'),
  );
});

test('without any there are no problems', () => {
  expect(diagnosticsCount([], plain)).toBe('no problems');
  expect(diagnosticsText([], plain)).toBe('no problems');
});

test('the document has every diagnostic in the order given, and nothing else', () => {
  const extended = diagnostics.map((diagnostic) => ({ ...diagnostic, internal: true }));
  expect(diagnosticsDocument(16, extended)).toEqual({ formatVersion: 1, accounts: 16, diagnostics });
});
