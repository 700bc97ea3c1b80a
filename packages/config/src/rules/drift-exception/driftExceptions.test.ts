import { parseEstate } from '../../parse';
import { diagnosticsOf, estateFiles, placesOf, said } from '../../testing/estate';

const exception = (changes: { readonly [key: string]: string | undefined } = {}): string => {
  const whole = {
    address: 'account/audit/role/Developer',
    owner: 'team-audit',
    reason: 'a move',
    until: '2026-12-31',
    ...changes,
  };
  const lines = Object.entries(whole).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
  return `  - ${lines.join('\n    ')}\n`;
};
const file = (...exceptions: string[]): { [file: string]: string } => ({
  'drift-exceptions.yaml': `exceptions:\n${exceptions.join('')}`,
});
const addresses = (...all: string[]): { [file: string]: string } =>
  file(...all.map((address) => exception({ address: JSON.stringify(address) })));

test('an exception is read with what it leaves out, whether its day is quoted or not', () => {
  const { driftExceptions, diagnostics } = parseEstate(
    estateFiles(
      file(
        exception(),
        exception({ address: 'account/*/role/x', until: '"2028-02-29"', security: 'true', kind: 'role' }),
      ),
    ),
  );
  expect(diagnostics).toEqual([]);
  expect(driftExceptions).toEqual([
    {
      ...{ address: 'account/audit/role/Developer', kind: null, property: null, security: false },
      status: ['drifted', 'missing', 'unmanaged'],
      ...{ owner: 'team-audit', reason: 'a move', until: '2026-12-31' },
    },
    {
      ...{ address: 'account/*/role/x', kind: 'role', property: null, security: true },
      status: ['drifted', 'missing', 'unmanaged'],
      ...{ owner: 'team-audit', reason: 'a move', until: '2028-02-29' },
    },
  ]);
});

test('an estate need not have any, and the meant estate is the same with them', () => {
  const without = parseEstate(estateFiles());
  expect(without.driftExceptions).toEqual([]);
  expect(parseEstate(estateFiles({ 'drift-exceptions.yaml': '' })).diagnostics).toEqual([]);
  expect(parseEstate(estateFiles(file(exception()))).estate).toEqual(without.estate);
});

test('an exception has an owner, a reason and an end', () => {
  expect(
    said('estate/missing-key', file(exception({ owner: undefined, reason: undefined, until: undefined }))),
  ).toEqual([
    'the key `owner` is missing in an exception | it has no default',
    'the key `reason` is missing in an exception | it has no default',
    'the key `until` is missing in an exception | it has no default',
  ]);
  expect(said('estate/invalid-value', file(exception({ owner: '" "' })))).toEqual([
    expect.stringContaining('it says nothing'),
  ]);
});

test.each(['2026-02-30', '2027-02-29', '2026-13-01', '2026-1-1', '31.12.2026', 'soon', '2026-12-31T00:00:00Z'])(
  '%s is no day',
  (until) => {
    expect(said('drift-exception/until', file(exception({ until })))).toEqual([
      `\`${until}\` is no day | write the last day as year, month and day: \`2026-12-31\``,
    ]);
  },
);

test('a date that is a number or a map is of the wrong type', () => {
  expect(diagnosticsOf(file(exception({ until: '20261231' }))).map(({ code }) => code)).toEqual([
    'estate/unquoted-text',
  ]);
  expect(diagnosticsOf(file(exception({ until: '{}' }))).map(({ code }) => code)).toEqual(['estate/wrong-type']);
  expect(diagnosticsOf({ 'drift-exceptions.yaml': '- address: x\n' }).map(({ code }) => code)).toEqual([
    'estate/wrong-type',
  ]);
});

test('a pattern says what it is about', () => {
  const wide = ['**', '*', '*/**', 'account/**', 'account/*', 'acc*/audit/**', 'scp/*', '**/Developer'];
  expect(said('drift-exception/too-wide', addresses(...wide))).toEqual(
    wide.map(
      (address) =>
        `\`${address}\` would accept nearly everything | write out its first segment and at least one more, such as \`account/payments-dev/**\``,
    ),
  );
  const narrow = [
    'account/audit/**',
    'account/*/role/Dev*',
    'scp/lz-*',
    'network/us-east-1/**',
    'account/**/Developer',
  ];
  expect(diagnosticsOf(addresses(...narrow))).toEqual([]);
});

test('an address is one', () => {
  expect(
    said('drift-exception/address', addresses('acount/audit', 'account//role', 'account/audit/', 'account/a**/b')),
  ).toEqual([
    'no address begins with `acount` | did you mean `account/audit`?',
    '`account//role` is no address | an address is as the drift report writes it, such as `account/payments-dev/role/Developer`',
    '`account/audit/` is no address | an address is as the drift report writes it, such as `account/payments-dev/role/Developer`',
    'in `account/a**/b`, `**` is part of a segment | it stands for whole segments: `a/**/b`',
  ]);
});

test('an account is one of the estate, or a stranger by its id', () => {
  expect(
    said(
      'drift-exception/unknown-account',
      addresses('account/audti/**', 'account/999999999999', 'account/management/scp/x'),
    ),
  ).toEqual(['unknown account `audti` | did you mean `audit`?']);
});

test('nothing is accepted twice', () => {
  const twice = file(
    exception({ status: '[missing, drifted]' }),
    exception(),
    exception({ status: '[drifted, missing]', until: '2027-01-01' }),
  );
  expect(placesOf('drift-exception/duplicate', twice)).toEqual(['drift-exceptions.yaml:11:14']);
  expect(said('drift-exception/duplicate', twice)).toEqual([
    '`account/audit/role/Developer` is accepted twice | exception 1 of the file is about the same: keep one of them',
  ]);
});

test('the file is one file', () => {
  expect(placesOf('estate/repeated-file', { ...file(exception()), 'drift-exceptions.yml': '' })).toEqual([
    'drift-exceptions.yml:1:1',
  ]);
});
