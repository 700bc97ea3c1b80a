// The lint rule on imports: packages depend one way, and what computes imports nothing that does I/O.
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { moduleNames } from './module-names.mjs';
import {
  folderOf,
  fromRoot,
  impureRooms,
  impureScopes,
  isTest,
  mayImport,
  packageOf,
  pureNodeModules,
  testsMayImport,
} from './packages.mjs';

const WORKSPACE = '@microaccounts/';
/**
 * Which package a file belongs to, and whether it is a test or one that only computes.
 * @param {string} file from the root of the workspace, with `/`
 */
function placeOf(file) {
  const name = packageOf(file);
  if (name === undefined) return undefined;
  const inner = file.slice(folderOf(name).length + 1);
  const room = /^src\/([^/]+)\//.exec(inner)?.[1];
  const rooms = inner.startsWith('src/') ? impureRooms[name] : undefined;
  return { name, test: isTest(file), pure: rooms !== undefined && !rooms.includes(room ?? '') };
}

/**
 * The package of the workspace that an import leads to, and whether it leads to a part that does I/O.
 * @param {string} file
 * @param {string} specifier
 */
function targetOf(file, specifier) {
  if (specifier.startsWith(WORKSPACE)) {
    const [name = '', room = ''] = specifier.slice(WORKSPACE.length).split('/');
    return { name, impure: impureRooms[name]?.includes(room) ?? true };
  }
  const place = placeOf(`${path.posix.join(path.posix.dirname(file), specifier)}/`);
  return place && { name: place.name, impure: !place.pure };
}

/** @param {string} specifier of something that is not in the workspace */
function isImpureModule(specifier) {
  if (impureScopes.some((scope) => specifier.startsWith(scope))) return true;
  return isBuiltin(specifier) && !pureNodeModules.includes(`node:${specifier.replace(/^node:/, '')}`);
}

/**
 * What is wrong with an import, as a message, or null when it is allowed.
 * @param {string} file the importing file, from the root of the workspace, with `/`
 * @param {string} specifier as it is written
 */
function verdict(file, specifier) {
  const place = placeOf(file);
  if (place === undefined) return null;
  const inside = specifier.startsWith('.') || specifier.startsWith(WORKSPACE);
  const target = inside ? targetOf(file, specifier) : undefined;
  if (target !== undefined && target.name !== place.name) {
    if (specifier.startsWith('.')) {
      return `\`${specifier}\` reaches into another package; import \`${WORKSPACE}${target.name}\``;
    }
    const allowed = [...(mayImport[place.name] ?? []), ...(place.test ? testsMayImport : [])];
    if (!allowed.includes(target.name)) {
      return `package \`${place.name}\` may not import \`${specifier}\`; it may import ${list(allowed)}`;
    }
  }
  if (!place.pure || place.test) return null;
  const impure = inside ? target?.impure : isImpureModule(specifier);
  return impure ? `\`${specifier}\` does I/O, and this file only computes; pass in what it needs as a value` : null;
}

/** @param {readonly string[]} names */
function list(names) {
  return names.length === 0 ? 'no package of the workspace' : names.map((name) => `\`${name}\``).join(', ');
}

/** @type {import('eslint').Rule.RuleModule} */
export const boundaries = {
  meta: {
    type: 'problem',
    docs: { description: 'imports follow the direction of the packages, and what computes imports no I/O' },
    schema: [],
  },
  create(context) {
    const file = fromRoot(context.filename);
    return moduleNames((node, specifier) => {
      const message = verdict(file, specifier);
      if (message !== null) context.report({ node, message });
    });
  },
};
