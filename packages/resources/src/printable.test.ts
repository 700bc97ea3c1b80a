import { allPrintable, printable, printableJson } from './printable';

test.each([
  ['an escape sequence', 'a\u001b[31mb', 'a\\u001b[31mb'],
  ['the one-character introducer of one', 'a\u009b31mb', 'a\\u009b31mb'],
  ['a bell, a backspace and a delete', '\u0007\b\u007f', '\\u0007\\u0008\\u007f'],
  ['line ends and tabs', 'a\r\n\tb\u2028c\u2029', 'a\\r\\n\\tb\\u2028c\\u2029'],
  ['what turns the direction of writing', 'a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
  ['what is invisible', 'a\u200b\u00ad\ufeffb', 'a\\u200b\\u00ad\\ufeffb'],
  ['an invisible character of two code units', 'a\u{e0061}b', 'a\\udb40\\udc61b'],
  ['half a character', 'a\ud83db', 'a\\ud83db'],
])('%s is spelled out', (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});

test.each(['größe', 'e\u0301', '漢字', '👩‍👩‍👧', 'می\u200cخواهم', '`a` \\ "b"', '\ue000'])('%s stays', (text) => {
  expect(printable(text)).toBe(text);
});

test('JSON is the same document, without what a terminal would act on', () => {
  const document = { text: 'a\u009b31m\u202e\u{e0061}\u001b\n', list: [1, null] };
  const written = printableJson(document);
  expect(JSON.parse(written)).toEqual(document);
  expect(written).toMatch(/^[\x20-\x7e\n]*$/);
  expect(printableJson({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}');
});

test('every text of plain data, wherever it is', () => {
  const plain = { a: ['b\u001b', 1, null], 'c\u0007': { d: true } };
  expect(allPrintable(plain)).toEqual({ a: ['b\\u001b', 1, null], 'c\\u0007': { d: true } });
});
