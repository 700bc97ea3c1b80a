// The lint rule on package.json: what a package imports, it declares; the order of builds and nx's cache depend on it.
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { moduleNames } from './module-names.mjs';
import { folderOf, fromRoot, isTest, packageOf, root, testsMayImport } from './packages.mjs';

/** @type {Map<string, ReadonlySet<string>>} */
const known = new Map();

/**
 * The names that a folder's package.json declares.
 * @param {string} folder from the root of the workspace
 */
function declaredIn(folder) {
  const declared = known.get(folder);
  if (declared !== undefined) return declared;
  const manifest = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
  const read = new Set([manifest.name, ...Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })]);
  known.set(folder, read);
  return read;
}

/**
 * Whether `file` may import the package `name`. The tools that tests use are declared at the root.
 * @param {string} file from the root of the workspace
 * @param {string} name such as `@pulumi/aws`
 */
function isDeclared(file, name) {
  const owner = packageOf(file);
  if (owner === undefined || declaredIn(folderOf(owner)).has(name)) return true;
  if (!isTest(file)) return false;
  return declaredIn('').has(name) || testsMayImport.some((each) => name === `@microaccounts/${each}`);
}

/** @type {import('eslint').Rule.RuleModule} */
export const declaredImports = {
  meta: {
    type: 'problem',
    docs: { description: 'a package declares what it imports' },
    schema: [],
  },
  create(context) {
    const file = fromRoot(context.filename);
    return moduleNames((node, specifier) => {
      if (specifier.startsWith('.') || isBuiltin(specifier)) return;
      const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
      if (isDeclared(file, name)) return;
      context.report({ node, message: `\`${name}\` is not among the dependencies in package.json` });
    });
  },
};
