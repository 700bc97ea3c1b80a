// What lint holds every source to. The rules on imports and on file names are this repository's own: scripts/eslint.
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { boundaries } from './scripts/eslint/boundaries.mjs';
import { declaredImports } from './scripts/eslint/declared-imports.mjs';
import { fileNames } from './scripts/eslint/file-names.mjs';
import { folderOf, impureRooms } from './scripts/eslint/packages.mjs';

const root = import.meta.dirname;
const tests = ['**/*.test.ts', '*/*/test/**/*.ts', '**/testing/**/*.ts'];
const computing = Object.keys(impureRooms).map((name) => `${folderOf(name)}/src/**/*.ts`);
const edges = Object.entries(impureRooms).flatMap(([name, rooms]) =>
  rooms.map((room) => `${folderOf(name)}/src/${room}/**`),
);

/** Named exports only, listed one by one. */
const exportsByName = [
  { selector: 'ExportDefaultDeclaration', message: 'export by name' },
  { selector: 'ExportAllDeclaration[exportKind="value"]', message: 'list what is exported by name' },
];

/** The clock and chance are parameters of what computes, never found by it. */
const noClockNoChance = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'take the time as a parameter' },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'take the time as a parameter' },
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: 'take chance as a parameter' },
  { selector: 'ImportSpecifier[imported.name=/^random/]', message: 'take chance as a parameter' },
];

export default defineConfig(
  { ignores: ['**/dist/', '**/coverage/', '.nx/', '.microaccounts/'] },
  js.configs.recommended,
  {
    plugins: { microaccounts: { rules: { boundaries, 'declared-imports': declaredImports, 'file-names': fileNames } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'microaccounts/file-names': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...exportsByName],
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      'microaccounts/boundaries': 'error',
      'microaccounts/declared-imports': 'error',
      'max-lines': ['error', 350],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A port may be asynchronous although one of its implementations has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: computing,
    ignores: [...edges, ...tests],
    rules: {
      'no-restricted-globals': ['error', 'process', 'performance', 'fetch', 'setTimeout', 'setInterval', 'console'],
      'no-restricted-syntax': ['error', ...exportsByName, ...noClockNoChance],
    },
  },
  {
    // One port writes to the terminal, and the command line's entry gives it the streams; what a container runs has its log.
    files: ['packages/**/*.ts', 'apps/**/*.ts'],
    ignores: ['apps/cli/src/output.ts', 'apps/cli/src/main.ts', 'apps/drift-schedule/src/task/main.ts', ...tests],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'stdout', message: 'only the output port of the command line writes' },
        { object: 'process', property: 'stderr', message: 'only the output port of the command line writes' },
        { object: 'process', property: 'exit', message: 'throw, or return what the command line exits with' },
      ],
    },
  },
  {
    // Tests are in no package's project, and reading types for them would double the time: `npm run typecheck` does.
    files: tests,
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['**/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', module: 'writable', exports: 'writable', __dirname: 'readonly' },
    },
  },
  {
    // The type check reads these, and knows better which names exist.
    files: ['**/*.mjs'],
    rules: { 'no-undef': 'off' },
  },
  { files: ['eslint.config.mjs'], rules: { 'no-restricted-syntax': 'off' } },
);
