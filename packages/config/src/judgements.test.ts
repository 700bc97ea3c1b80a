import path from 'node:path';
import fc from 'fast-check';
import type { EstateFiles } from './files';
import { parseEstate } from './parse';
import { readEstateFolder } from './read';
import { Readings } from './readings';
import { rules } from './rules';
import type { Rule } from './rules/rule';
import { badEstates, belowFrom, mutated, withBadEstate } from './testing';
import type { WrittenEstate } from './written/estate';

const root = path.resolve(__dirname, '../../..');
const sound = ['estate', 'examples/small', 'examples/unshared'].map((folder) =>
  readEstateFolder(path.join(root, folder)),
);

let bad: EstateFiles[] = [];
beforeAll(async () => {
  bad = await Promise.all(badEstates().map((name) => withBadEstate(name, readEstateFolder)));
});

/** Each file of accounts a second time in another folder: accounts that clash in all that has to be one account's alone. */
function doubled({ texts, diagnostics }: EstateFiles): EstateFiles {
  const copies = [...texts].flatMap(([file, text]): [string, string][] => {
    const [, unit, name] = /^accounts\/([^/]+)\/([^/]+)$/.exec(file) ?? [];
    return unit === undefined || name === undefined ? [] : [[`accounts/${unit}-too/${name}`, text]];
  });
  return { texts: new Map([...texts, ...copies]), diagnostics };
}

/** A sound estate with random changes of a few of its files; one may go, or stand in another place. */
function changed(seed: number, of: number): EstateFiles {
  const below = belowFrom(seed);
  const { texts, diagnostics } = sound[of] ?? { texts: new Map<string, string>(), diagnostics: [] };
  const edited = new Map(texts);
  const files = [...texts.keys()];
  for (let left = below(4); left > 0; left--) {
    const file = files[below(files.length)] ?? '';
    if (below(8) === 0) edited.delete(file);
    else
      edited.set(
        below(8) === 0 ? file.replace(/\w+\.yaml$/, 'other.yaml') : file,
        mutated(texts.get(file) ?? '', below),
      );
  }
  return { texts: edited, diagnostics };
}

/** What a rule finds, by file. */
function found({ check }: Rule, estate: WrittenEstate): Map<string, string[]> {
  const byFile = new Map<string, string[]>();
  for (const { at, ...said } of check(estate)) {
    const place = 'position' in at ? at.position : { path: at.path, of: at.of };
    const complaint = JSON.stringify({ place, ...said });
    byFile.set(at.file, [...(byFile.get(at.file) ?? []), complaint]);
  }
  return byFile;
}

/** Whether a rule finds in each file of accounts, and beside them, what it would find without the other ones. */
function judgesFilesByThemselves(rule: Rule, estate: WrittenEstate): boolean {
  const whole = found(rule, estate);
  const files = new Set(estate.accounts.map(({ file }) => file));
  const outside = (of: ReadonlyMap<string, string[]>): unknown => [...of].filter(([file]) => !files.has(file));
  return [...files].every((file) => {
    const alone = found(rule, { ...estate, accounts: estate.accounts.filter((account) => account.file === file) });
    return (
      JSON.stringify(alone.get(file)) === JSON.stringify(whole.get(file)) &&
      JSON.stringify(outside(alone)) === JSON.stringify(outside(whole))
    );
  });
}

test('the rules that say so judge each file by itself, and others do not', () => {
  const estates = [...sound, ...bad].flatMap((files) => [files, doubled(files)]);
  const written = estates.map((files) => parseEstate(files).written);
  const others = (rule: Rule): boolean => !written.every((estate) => judgesFilesByThemselves(rule, estate));
  expect(rules.filter((rule) => rule.perFile === true && others(rule)).map(({ code }) => code)).toEqual([]);
  // Were it not so, the estates would tell: they do of rules that hold accounts against each other.
  expect(rules.filter((rule) => rule.perFile === undefined && others(rule)).map(({ code }) => code)).toEqual(
    expect.arrayContaining([
      'account/duplicate-email',
      'account/reserved-email',
      'business-unit/unknown',
      'network/vpc-name-clash',
      'organizational-unit/unknown',
      'statement/duplicate-sid',
    ]),
  );
});

test('an estate is judged the same, whatever was judged before', () => {
  const readings = new Readings();
  for (const files of [...bad, ...bad.toReversed().map(doubled), ...sound])
    expect(parseEstate(files, readings).diagnostics).toEqual(parseEstate(files).diagnostics);
});

test('changed at random, an estate is judged the same after another one or none', () => {
  let faulty = 0;
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.nat(sound.length - 1), (one, other, of) => {
      const readings = new Readings();
      const [base, head] = [changed(one, of), changed(other, of)];
      for (const files of [head, base, head]) {
        const { diagnostics } = parseEstate(files, readings);
        expect(diagnostics).toEqual(parseEstate(files).diagnostics);
        if (diagnostics.length > 0) faulty += 1;
      }
    }),
    { numRuns: 150 },
  );
  // Without faults there would be nothing to say again.
  expect(faulty).toBeGreaterThan(100);
});
