// Lints snippets of source as if they stood in a file of this repository: `[{ file, code }]` in, their messages out.
import { ESLint } from 'eslint';
import path from 'node:path';
import { stdin, stdout } from 'node:process';
import { text } from 'node:stream/consumers';
import tseslint from 'typescript-eslint';

const root = path.join(import.meta.dirname, '../..');

/** Started in a package, as nx does. The files do not exist, so the rules that read types have nothing to read. */
const eslint = new ESLint({
  cwd: path.join(root, 'packages/scp'),
  overrideConfig: [
    tseslint.configs.disableTypeChecked,
    { languageOptions: { parserOptions: { projectService: false } } },
  ],
});

/** @type {{ file: string; code: string }[]} */
const snippets = JSON.parse(await text(stdin));
const results = [];
for (const { file, code } of snippets) {
  const [result] = await eslint.lintText(code, { filePath: path.join(root, file) });
  results.push((result?.messages ?? []).map(({ ruleId, message }) => ({ ruleId, message })));
}
stdout.write(JSON.stringify(results));
