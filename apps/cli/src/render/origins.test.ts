import type { Account, ExplainedAccount, ExplainedOrigin } from '@microaccounts/config';
import { createColors } from 'picocolors';
import { width } from './layout';
import { originLines, originText } from './origins';

const LINE: ExplainedOrigin = { file: 'accounts/shop/web-dev.yaml', line: 7, column: 3 };
const BUILT_IN: ExplainedOrigin = { builtIn: true };

function meant(more: Partial<ExplainedAccount>): ExplainedAccount {
  return { account: {} as Account, values: [], takenAway: [], ...more };
}

function lines(more: Partial<ExplainedAccount>, columns = 80): string[] {
  return originLines(meant(more), columns, createColors(false));
}

test('values and origins stand under each other; entries of a list from one place share a row', () => {
  const denied = { path: ['services'], value: 'sns', origin: BUILT_IN, by: LINE };
  const values = [
    { path: ['owner'], value: 'web', origin: LINE },
    { path: ['description'], value: '', origin: BUILT_IN },
    { path: ['services', 0], value: 'iam', origin: { builtIn: true, list: 'foundation' } as const },
    { path: ['services', 1], value: 's3', origin: LINE },
    { path: ['services', 2], value: 'sts', origin: { builtIn: true, list: 'foundation' } as const },
    { path: ['tags', 'a.b'], value: 'x', origin: LINE },
    { path: ['budget'], value: null, origin: BUILT_IN },
  ];
  expect(lines({ values, takenAway: [denied] })).toEqual([
    'owner        web                                    accounts/shop/web-dev.yaml:7',
    'description  ""                                     built-in default',
    'services     iam, sts                               built-in foundation',
    'services     s3                                     accounts/shop/web-dev.yaml:7',
    'services     not sns (denied)                       accounts/shop/web-dev.yaml:7',
    'tags["a.b"]  x                                      accounts/shop/web-dev.yaml:7',
    'budget       none                                   built-in default',
  ]);
});

test('a long value pushes its origin to the right, or below where there is no room', () => {
  const arn = 'arn:aws:iam::aws:policy/AmazonSQSFullAccess';
  const values = [
    { path: ['email'], value: `${'a'.repeat(39)}@b.cc`, origin: BUILT_IN },
    { path: ['policies', 0], value: arn, origin: LINE },
    { path: ['owner'], value: 'b', origin: LINE },
  ];
  expect(lines({ values })).toEqual([
    `email     ${'a'.repeat(39)}@b.cc  built-in default`,
    `policies  ${arn}`,
    '                                                    accounts/shop/web-dev.yaml:7',
    'owner     b                                         accounts/shop/web-dev.yaml:7',
  ]);
});

test('a long path has a line of its own, so that it moves no column', () => {
  const values = [
    { path: ['roles', 'DataScientist', 'statements', 0, 'Sid'], value: 'Own', origin: LINE },
    { path: ['owner'], value: 'b', origin: LINE },
  ];
  expect(lines({ values })).toEqual([
    'roles.DataScientist.statements[0].Sid',
    '       Own                                          accounts/shop/web-dev.yaml:7',
    'owner  b                                            accounts/shop/web-dev.yaml:7',
  ]);
});

test('lists and sentences are broken between words, and no line is wider than the page', () => {
  const values = [
    { path: ['description'], value: 'a sentence about a shop that sells shoes, hats and gloves', origin: LINE },
    ...Array.from({ length: 30 }, (_, index) => ({ path: ['services', index], value: `s${index}`, origin: LINE })),
  ];
  const page = lines({ values }, 70);
  expect(Math.max(...page.map(width))).toBeLessThanOrEqual(70);
  expect(page.filter((line) => line.endsWith(':7'))).toHaveLength(2);
  const words = page.map((line) => line.slice(13, 42).trim()).join(' ');
  expect(words).toContain('a sentence about a shop that sells shoes, hats and gloves');
  expect(words).toContain('s0, s1, s2');
});

test('what a terminal would act on is shown as an escape', () => {
  const [line] = lines({ values: [{ path: ['description'], value: 'a\u001b[2J\nb', origin: BUILT_IN }] });
  expect(line).toContain('"a\\u001b[2J\\nb"');
});

test('origins are dim', () => {
  const values = [{ path: ['owner'], value: 'web', origin: BUILT_IN }];
  const [line] = originLines(meant({ values }), 80, createColors(true));
  expect(line).toContain('\u001b[2mbuilt-in default\u001b[22m');
});

test.each<[ExplainedOrigin, string]>([
  [LINE, 'accounts/shop/web-dev.yaml:7'],
  [{ ...LINE, bundle: 'web' }, 'accounts/shop/web-dev.yaml:7, bundle web'],
  [
    { file: 'landing-zone.yaml', line: 3, column: 1, list: 'default', bundle: 'web' },
    'landing-zone.yaml:3, default, bundle web',
  ],
  [BUILT_IN, 'built-in default'],
  [{ builtIn: true, list: 'foundation' }, 'built-in foundation'],
  [{ file: 'accounts/shop/web-dev.yaml', nameOf: 'file' }, 'accounts/shop/web-dev.yaml'],
  [{ file: 'accounts/shop/web-dev.yaml', nameOf: 'folder' }, 'accounts/shop/'],
])('%j is told as `%s`', (origin, text) => {
  expect(originText(origin)).toBe(text);
});

test('an account of nothing is an empty table', () => {
  expect(lines({})).toEqual([]);
});
