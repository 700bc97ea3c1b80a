import * as path from 'node:path';
import { withBadEstate } from '@microaccounts/config/testing';
import { RecordingOutput } from '../output';
import { validate, type ValidateOptions } from './validate';

const repository = path.join(__dirname, '../../../..');

/** The result of validating an estate of the repository, and the exit code. */
async function validated(
  estate: string,
  format: ValidateOptions['format'],
): Promise<{ readonly result: string; readonly code: number; readonly messages: readonly string[] }> {
  const output = new RecordingOutput();
  const code = await validate({ estate: path.resolve(repository, estate), format }, output);
  return { result: output.results.join('\n'), code, messages: output.messages };
}

test('a valid estate is the result, and nothing is said beside it', async () => {
  const expected = { result: 'no problems in 5 accounts', code: 0, messages: [] };
  expect(await validated('examples/small', 'text')).toEqual(expected);
  expect(await validated('examples/small', 'github')).toEqual(expected);
});

test('all problems of an invalid one are the result, too, in every format', async () => {
  await withBadEstate('unknown-names', async (estate) => {
    const json = await validated(estate, 'json');
    const { diagnostics } = JSON.parse(json.result) as {
      diagnostics: { file: string; message: string; code: string }[];
    };
    expect(diagnostics.length).toBeGreaterThan(1);
    for (const format of ['text', 'json', 'github', 'sarif'] as const) {
      const { result, code, messages } = await validated(estate, format);
      expect({ code, messages }).toEqual({ code: 1, messages: [] });
      for (const { file, message, code: rule } of diagnostics) {
        expect(result).toContain(file);
        expect(result).toContain(message);
        expect(result).toContain(rule);
      }
    }
  });
});

test('text shows the line of the file, and ends with a count', async () => {
  await withBadEstate('unknown-names', async (estate) => {
    const { result } = await validated(estate, 'text');
    expect(result).toContain(
      [
        'unknown environment `develop` [environment/unknown]',
        '        1 │ environment: develop',
        '          │              ^',
        '        help: ',
      ].join('\n'),
    );
    expect(result).toMatch(/\n\n\d+ errors in \d+ accounts$/);
  });
});

test('a folder that is not there is a diagnostic like any other', async () => {
  const { result, code } = await validated('nowhere', 'text');
  expect(code).toBe(1);
  expect(result).toContain('estate/missing-folder');
  expect(result).not.toContain('│');
});
