import * as fc from 'fast-check';
import { defineTable, Table } from './table';

interface Row {
  readonly group: string;
  readonly marks: readonly string[];
}

const definition = defineTable<Row, 'group' | 'mark'>('test/rows', 'cloud', {
  group: ({ group }) => [group],
  mark: ({ marks }) => marks,
});
const word = fc.constantFrom('a', 'b', 'c');
const change = fc.record({
  id: fc.constantFrom('1x', '2x', '3x', '4x'),
  row: fc.option(fc.record({ group: word, marks: fc.array(word) })),
});

describe('a table', () => {
  it('finds by index what a scan would find, before and after being read back', () => {
    fc.assert(
      fc.property(fc.array(change), (steps) => {
        const table = new Table(definition, {}, () => undefined);
        for (const { id, row } of steps) {
          if (row === null) table.delete(id);
          else table.put(id, row);
        }
        for (const one of [table, new Table(definition, table.toJSON(), () => undefined)]) {
          for (const value of ['a', 'b', 'c']) {
            const byGroup = one.all().filter(({ group }) => group === value);
            const byMark = one.all().filter(({ marks }) => marks.includes(value));
            expect(new Set(one.where('group', value))).toEqual(new Set(byGroup));
            expect(new Set(one.where('mark', value))).toEqual(new Set(byMark));
            expect(one.count('group', value)).toBe(byGroup.length);
          }
        }
      }),
    );
  });

  it('tells of each change, and of none where there is none', () => {
    let changes = 0;
    const table = new Table(definition, {}, () => (changes += 1));
    table.delete('none');
    expect(changes).toBe(0);
    table.put('1x', { group: 'a', marks: [] });
    table.delete('1x');
    expect(changes).toBe(2);
  });
});
