import * as path from 'node:path';
import { RecordingOutput } from '../output';
import { validate } from './validate';

const repository = path.join(__dirname, '../../../..');

test('a valid estate is the result, and nothing is said beside it', async () => {
  const output = new RecordingOutput();
  expect(await validate({ estate: path.join(repository, 'examples/small'), format: 'text' }, output)).toBe(0);
  expect(output).toMatchObject({ results: ['no problems in 5 accounts'], messages: [] });
});

test('all problems of an invalid one are the result, too, in both formats', async () => {
  const estate = path.join(repository, 'examples/bad/unknown-names');
  const [text, json] = [new RecordingOutput(), new RecordingOutput()];
  expect(await validate({ estate, format: 'text' }, text)).toBe(1);
  expect(await validate({ estate, format: 'json' }, json)).toBe(1);
  const { diagnostics } = JSON.parse(json.results.join('')) as { diagnostics: { file: string; message: string }[] };
  expect(diagnostics.length).toBeGreaterThan(1);
  for (const { file, message } of diagnostics) {
    expect(text.results.join('')).toContain(file);
    expect(text.results.join('')).toContain(message);
  }
});

test('a folder that is not there is a diagnostic like any other', async () => {
  const output = new RecordingOutput();
  expect(await validate({ estate: path.join(repository, 'nowhere'), format: 'text' }, output)).toBe(1);
  expect(output.results.join('')).toContain('estate/missing-folder');
});
