// Mutations of files, of which the quick reading and the exact one say the same. `MUTATIONS_SEED` repeats a run.
import { disagreement, texts } from '../testing/disagreement';
import { belowFrom, mutated } from '../testing/mutation';

const seed = Number(process.env['MUTATIONS_SEED'] ?? Date.now() % 1_000_000_000);
const times = 10 * Number(process.env['MUTATIONS'] ?? 10_000);

test(`${times} files of seed ${seed} are read the same way`, () => {
  process.stderr.write(`MUTATIONS_SEED=${seed}\n`);
  const below = belowFrom(seed);
  const found: object[] = [];
  for (let time = 0; time < times && found.length < 5; time++) {
    const whole = texts[below(texts.length)] ?? '';
    // In a short text, changes are near to one another.
    const from = below(2) === 0 ? 0 : below(whole.length);
    const one = disagreement(mutated(from === 0 ? whole : whole.slice(from, from + 200), below));
    if (one !== null) found.push(one);
  }
  expect(found).toEqual([]);
});
