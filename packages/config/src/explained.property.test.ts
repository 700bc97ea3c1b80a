import fc from 'fast-check';
import { isCollection, isMap, isPair, isScalar, parseDocument, visit, type Document, type Node, type Pair } from 'yaml';
import { leavesOf } from './defaults/recorder';
import type { ExplainedAccount, ExplainedValue } from './explained';
import type { EstateFiles } from './files';
import { parseEstate } from './parse';
import { ARBITRARY_ACCOUNT, arbitraryEstate } from './testing/arbitraryEstate';

const KEYS = [ARBITRARY_ACCOUNT, 'network'];

function explained(files: EstateFiles, key: string): ExplainedAccount | null {
  return parseEstate(files).explain(key);
}

/** What stands at a line and column of a file: the members of the map or list that it is a part of. */
interface Written {
  readonly document: Document.Parsed;
  readonly members: unknown[];
  readonly index: number;
  /** The scalar there; null for a key, a list or a map. */
  readonly scalar: { value: unknown } | null;
}

function writtenAt(text: string, line: number, column: number): Written {
  const document = parseDocument(text);
  const lines = text.split('\n').slice(0, line - 1);
  const offset = lines.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  const begins = (node: unknown): boolean => (node as Node | null)?.range?.[0] === offset;
  // A map in block style begins where its first key does, which is the one that is meant.
  const begin = (node: unknown): boolean =>
    begins(node) && (isScalar(node) || (isCollection(node) && node.flow === true));
  let found: Written | undefined;
  visit(document, {
    Collection: (_, collection) => {
      const members: unknown[] = collection.items;
      members.forEach((member, index) => {
        const value = isMap(collection) ? (member as Pair).value : member;
        if (isPair(member) && begins(member.key)) found = { document, members, index, scalar: null };
        else if (begin(value)) found = { document, members, index, scalar: isScalar(value) ? value : null };
      });
    },
  });
  if (found === undefined) throw new Error(`nothing is written at ${line}:${column} of\n${text}`);
  return found;
}

function withText({ texts, diagnostics }: EstateFiles, file: string, document: Document): EstateFiles {
  return { texts: new Map([...texts, [file, document.toString({ lineWidth: 0 })]]), diagnostics };
}

/** Another value of the same type, one that the format takes where it takes only some. */
function another(value: unknown): unknown {
  if (value === 'active') return 'suspended';
  if (typeof value === 'string') return `${value}x`;
  return typeof value === 'number' ? value + 1 : value;
}

/** Where a value is found again: entries of a list have no place of their own in it. */
function placeOf({ path }: ExplainedValue): string {
  return JSON.stringify(typeof path.at(-1) === 'number' ? path.slice(0, -1) : path);
}

/** The values of an account at the same place. */
function valuesThere(account: ExplainedAccount | null, value: ExplainedValue): readonly ExplainedValue[] {
  return account?.values.filter((other) => placeOf(other) === placeOf(value)) ?? [];
}

function withoutPath({ value, origin }: ExplainedValue): unknown {
  return { value, origin };
}

test('every value of an account has exactly one origin, and is the value of the estate', () => {
  fc.assert(
    fc.property(arbitraryEstate, fc.constantFrom(...KEYS), (files, key) => {
      const { estate, explain } = parseEstate(files);
      const found = explain(key);
      expect(found).not.toBeNull();
      expect(found?.account).toEqual(estate?.accounts.find((account) => account.key === key));
      const values = found?.values.map(({ path, value }) => ({ path, leaf: value }));
      expect(values).toEqual(leavesOf(found?.account));
    }),
  );
});

/** One value of an account that is written somewhere, and what is there. */
const writtenValue = fc
  .record({ files: arbitraryEstate, key: fc.constantFrom(...KEYS), pick: fc.nat() })
  .map(({ files, key, pick }) => {
    const values = explained(files, key)?.values ?? [];
    const placed = values.flatMap((value) => ('line' in value.origin ? [{ value, origin: value.origin }] : []));
    const picked = placed[pick % placed.length];
    if (picked === undefined) throw new Error('nothing of the account is written');
    const { value, origin } = picked;
    return {
      files,
      key,
      value,
      origin,
      written: writtenAt(files.texts.get(origin.file) ?? '', origin.line, origin.column),
    };
  });

test('who changes what is written at the origin of a value changes the value', () => {
  let changed = 0;
  fc.assert(
    fc.property(writtenValue, ({ files, key, value, origin, written: { document, scalar } }) => {
      if (scalar === null) return;
      scalar.value = another(scalar.value);
      const changedFiles = withText(files, origin.file, document);
      // In the place of a value that cannot be is a shared one or a default, which may be the same; nobody is told of it,
      // since an estate with that error is not explained.
      const UNSOUND = ['estate/invalid-value', 'estate/wrong-type', 'estate/unquoted-text'];
      if (parseEstate(changedFiles).diagnostics.some(({ code }) => UNSOUND.includes(code))) return;
      const after = valuesThere(explained(changedFiles, key), value).map(withoutPath);
      expect(after).not.toContainEqual(withoutPath(value));
      // Of a list, another entry may say the same; nothing is as empty as nothing.
      const alone = typeof value.path.at(-1) !== 'number' && typeof value.value !== 'object';
      if (alone) expect(after).not.toContainEqual({ value: value.value, origin: expect.anything() as unknown });
      changed++;
    }),
    { numRuns: 200 },
  );
  expect(changed).toBeGreaterThan(80);
});

test('who takes out what is written at the origin of a value takes the value away or gives it another origin', () => {
  fc.assert(
    fc.property(writtenValue, ({ files, key, value, origin, written: { document, members, index } }) => {
      members.splice(index, 1);
      const after = valuesThere(explained(withText(files, origin.file, document), key), value).map(withoutPath);
      expect(after).not.toContainEqual(withoutPath(value));
    }),
    { numRuns: 200 },
  );
});

test('a service that was taken away is there again without what takes it away', () => {
  let denied = 0;
  fc.assert(
    fc.property(arbitraryEstate, (files) => {
      for (const gone of explained(files, ARBITRARY_ACCOUNT)?.takenAway ?? []) {
        if (!('line' in gone.by)) throw new Error('a `deny` is written');
        expect(explained(files, ARBITRARY_ACCOUNT)?.account.services).not.toContain(gone.value);
        const { document, members } = writtenAt(files.texts.get(gone.by.file) ?? '', gone.by.line, gone.by.column);
        members.splice(0);
        const after = explained(withText(files, gone.by.file, document), ARBITRARY_ACCOUNT);
        // A project and its account may both deny it.
        const origins = after?.values.filter(({ path, value }) => path[0] === 'services' && value === gone.value);
        if (after?.takenAway.some(({ value }) => value === gone.value)) continue;
        expect(origins).toHaveLength(1);
        denied++;
      }
    }),
    { numRuns: 50 },
  );
  expect(denied).toBeGreaterThan(5);
});
