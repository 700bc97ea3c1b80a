import { z } from 'zod';
import { key } from '../written/notes';
import { documentedKeys } from './documentedKeys';
import { fileFormats } from './fileFormats';

const notes = { meaning: 'm', example: 'e' };

test.each(fileFormats)('every key of $title has a meaning, and an example that is one', (format) => {
  for (const {
    text,
    schema,
    notes: { meaning, example },
  } of documentedKeys(format)) {
    expect([text, meaning]).toEqual([text, expect.stringMatching(/^[A-Z`].*\.$/)]);
    expect([text, schema.safeParse(example).error]).toEqual([text, undefined]);
  }
});

test.each(fileFormats)('every default of $title is a value of its key', (format) => {
  for (const { text, schema, default: byDefault } of documentedKeys(format))
    if (byDefault !== undefined && 'value' in byDefault)
      expect([text, schema.safeParse(byDefault.value).error]).toEqual([text, undefined]);
});

test.each(fileFormats)('what rules say of keys of $title is about keys that it has', (format) => {
  const paths = new Set(documentedKeys(format).map(({ path }) => path.join('.')));
  const said = [
    ...format.required,
    ...format.idle.map(({ path }) => path),
    ...(format.entries?.required ?? []).map((name) => [name]),
  ];
  const about = said.map((path) => path.join('.').replace(/\.\*$/, ''));
  expect(about.filter((path) => !paths.has(path))).toEqual([]);
});

test.each([
  ['has no meaning', z.string().optional()],
  ['nothing says what holds without it', key(z.string(), notes)],
])('a key of which something is left unsaid is refused: it %s', (words, forgotten) => {
  const schema = z.strictObject({ a: key(z.record(z.string(), z.strictObject({ forgotten })), notes) });
  expect(() => documentedKeys({ schema, required: [], idle: [] })).toThrow(words);
  expect(() => documentedKeys({ schema, required: [], idle: [] })).toThrow('`a.<text>.forgotten`');
});

test('a key without a default is needed, or says in words what holds without it', () => {
  const schema = z.strictObject({ a: key(z.string(), notes), b: key(z.string(), { ...notes, otherwise: 'none' }) });
  expect(documentedKeys({ schema, required: [['a']], idle: [] })).toMatchObject([
    { text: 'a', required: true },
    { text: 'b', required: false, default: { words: 'none' } },
  ]);
});

test('what is in a key that nothing acts on is not acted on either, unless some values are', () => {
  const inner = key(z.strictObject({ x: key(z.string(), { ...notes, default: '' }) }), notes);
  const schema = z.strictObject({ a: inner, b: inner });
  const idle = [{ path: ['a'] }, { path: ['b'], only: 'ones' }];
  expect(documentedKeys({ schema, required: [], idle }).map(({ idle: of }) => of)).toEqual([
    null,
    null,
    'ones',
    undefined,
  ]);
});
