// Mutations of valid estates, none of which makes the tool throw. `MUTATIONS_SEED` repeats a run, `MUTATIONS` is how many.
import path from 'node:path';
import { Readings } from '@microaccounts/config';
import { readEstateFolder } from '@microaccounts/config/read';
import { belowFrom, mutated } from '@microaccounts/config/testing';
import { checkEstate } from './check';

const seed = Number(process.env['MUTATIONS_SEED'] ?? Date.now() % 1_000_000_000);
const times = Number(process.env['MUTATIONS'] ?? 10_000);
const root = path.resolve(__dirname, '../../../..');
const estates = ['estate', 'examples/small', 'examples/unshared'].map((folder) =>
  readEstateFolder(path.join(root, folder)),
);

test(`${times} mutations of the estates, of seed ${seed}`, () => {
  process.stderr.write(`MUTATIONS_SEED=${seed}\n`);
  const below = belowFrom(seed);
  const readings = new Readings();
  let faulty = 0;
  for (let time = 0; time < times; time++) {
    const texts = new Map(estates[below(estates.length)]?.texts);
    const files = [...texts.keys()];
    for (let left = 1 + below(2); left > 0; left--) {
      const file = files[below(files.length)] ?? '';
      texts.set(file, mutated(texts.get(file) ?? '', below));
    }
    try {
      const { diagnostics } = checkEstate({ texts, diagnostics: [] });
      if (diagnostics.length > 0) faulty += 1;
      // After whatever was read before, the same is wrong.
      if (time % 4 === 0) expect(checkEstate({ texts, diagnostics: [] }, readings).diagnostics).toEqual(diagnostics);
      for (const { line, column, message } of diagnostics)
        if (!(line >= 1 && column >= 1) || message === '')
          throw new TypeError(`a diagnostic without a place or a text`);
    } catch (cause) {
      const changed = files.filter((file) => !estates.some((estate) => estate.texts.get(file) === texts.get(file)));
      const shown = changed.map((file) => `${file}: ${JSON.stringify(texts.get(file))}`).join('\n');
      throw new Error(`mutation ${time} of seed ${seed} makes the tool throw\n${shown}`, { cause });
    }
  }
  // Mutations that break nothing would prove nothing.
  expect(faulty).toBeGreaterThan(times / 3);
});
