// What is printed of an estate is the same estate when it is parsed again.
import path from 'node:path';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { isYaml, type EstateFiles } from './files';
import { parseEstate } from './parse';
import { readEstateFolder } from './read';
import { arbitraryEstate } from './testing/arbitraryEstate';

/** Every YAML file printed anew from its value: other quotes, other line breaks, no comments, anchors spelled out. */
function printed({ texts, diagnostics }: EstateFiles): EstateFiles {
  const anew = [...texts].map(([file, text]): [string, string] => [
    file,
    isYaml(file) ? stringify(parse(text, { merge: true }), { aliasDuplicateObjects: false }) : text,
  ]);
  return { texts: new Map(anew), diagnostics };
}

const root = path.resolve(__dirname, '../../..');

test.each(['estate', 'examples/small', 'examples/unshared'])('%s', (folder) => {
  const files = readEstateFolder(path.join(root, folder));
  const again = printed(files);
  expect([...again.texts.values()]).not.toEqual([...files.texts.values()]);
  expect(parseEstate(again).estate).toEqual(parseEstate(files).estate);
});

test('any estate', () => {
  fc.assert(
    fc.property(arbitraryEstate, (files) => {
      const { estate, diagnostics } = parseEstate(files);
      const again = parseEstate(printed(files));
      expect(again.estate).toEqual(estate);
      expect(again.diagnostics.map(({ code, file }) => `${code} ${file}`).sort()).toEqual(
        diagnostics.map(({ code, file }) => `${code} ${file}`).sort(),
      );
    }),
  );
});
